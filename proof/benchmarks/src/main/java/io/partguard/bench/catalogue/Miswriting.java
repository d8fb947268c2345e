package io.partguard.bench.catalogue;

import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The ways in which people write a number otherwise than it is printed. Each says which numbers it may stem from. */
enum Miswriting {
    /** Other separators, or none. */
    SEPARATOR {
        @Override
        String of(String number, Random random) {
            String separator = List.of("", "-", ".", " ", "/", "–", "_").get(random.nextInt(7));
            String written = number.replaceAll("[^A-Za-z0-9]+", separator);
            return random.nextBoolean() ? written : written.toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        Set<String> origins(String written) {
            return Set.of(written);
        }
    },
    /** One O for 0, I for 1, B for 8, S for 5 or Z for 2, or the other way round. */
    LOOKALIKE {
        @Override
        String of(String number, Random random) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < number.length(); i++) {
                if (PAIRS.indexOf(number.charAt(i)) >= 0) {
                    places.add(i);
                }
            }
            return places.isEmpty() ? number : mirrored(number, places.get(random.nextInt(places.size())));
        }

        @Override
        Set<String> origins(String written) {
            Set<String> origins = new HashSet<>();
            for (int i = 0; i < written.length(); i++) {
                if (PAIRS.indexOf(written.charAt(i)) >= 0) {
                    origins.add(mirrored(written, i));
                }
            }
            return origins;
        }
    },
    /** As a spreadsheet loses it. */
    LOST_ZERO {
        @Override
        String of(String number, Random random) {
            return number.replaceFirst("^0+[^A-Za-z0-9]*", "");
        }

        @Override
        Set<String> origins(String written) {
            return Set.of("0" + written, "00" + written);
        }
    },
    /** Mercedes' A left out. */
    LOST_PREFIX {
        @Override
        String of(String number, Random random) {
            return number.replaceFirst("^[A-Za-z]+[^A-Za-z0-9]*", "");
        }

        @Override
        Set<String> origins(String written) {
            Set<String> origins = new HashSet<>();
            for (char letter = 'A'; letter <= 'Z'; letter++) {
                origins.add(letter + written);
            }
            return origins;
        }
    },
    /** One digit is another. */
    ONE_WRONG {
        @Override
        String of(String number, Random random) {
            List<Integer> digits = new ArrayList<>();
            for (int i = 0; i < number.length(); i++) {
                if (Character.isDigit(number.charAt(i))) {
                    digits.add(i);
                }
            }
            if (digits.isEmpty()) {
                return number;
            }
            int at = digits.get(random.nextInt(digits.size()));
            char wrong = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            return number.substring(0, at) + wrong + number.substring(at + 1);
        }

        @Override
        Set<String> origins(String written) {
            Set<String> origins = new HashSet<>();
            for (int i = 0; i < written.length(); i++) {
                if (Character.isDigit(written.charAt(i))) {
                    for (char digit = '0'; digit <= '9'; digit++) {
                        origins.add(written.substring(0, i) + digit + written.substring(i + 1));
                    }
                }
            }
            origins.remove(written);
            return origins;
        }
    },
    /** Two neighbours have changed places. */
    SWAPPED {
        @Override
        String of(String number, Random random) {
            String plain = new PartNumber(number).normalized();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i + 1 < plain.length(); i++) {
                if (plain.charAt(i) != plain.charAt(i + 1)) {
                    places.add(i);
                }
            }
            return places.isEmpty() ? number : turned(plain, places.get(random.nextInt(places.size())));
        }

        @Override
        Set<String> origins(String written) {
            Set<String> origins = new HashSet<>();
            for (int i = 0; i + 1 < written.length(); i++) {
                origins.add(turned(written, i));
            }
            origins.remove(written);
            return origins;
        }
    };

    private static final String PAIRS = "0O1I8B5S2Z";

    /** The number written so; the same text where it can't be. */
    abstract String of(String number, Random random);

    /** The normal forms that this way of writing makes into {@code written}, itself a normal form. */
    abstract Set<String> origins(String written);

    /** In the name of a metric. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String mirrored(String text, int at) {
        return text.substring(0, at) + PAIRS.charAt(PAIRS.indexOf(text.charAt(at)) ^ 1) + text.substring(at + 1);
    }

    private static String turned(String text, int at) {
        return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }
}
