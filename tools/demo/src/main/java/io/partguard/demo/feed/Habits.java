package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import io.partguard.demo.catalogue.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What accounts keep from offer to offer: a telephone number, pictures by kind of part, a text. Several accounts may be
 * one hand, branches as well as rings, and then keep it in common. Pictures travel: shops use stock photos, fakes use
 * honest shops' pictures, and honest people use pictures that they found. Blind to the answer but for what a hijacked
 * account sells: its own goods are its owner's, the others are the ring's.
 */
final class Habits {
    private static final Set<SellerKind> CROOKED = Set.of(SellerKind.CROOK, SellerKind.IMITATOR, SellerKind.HIJACKED);
    /** Of shops, how often the next account belongs to the same hand as the one before. */
    private static final double SAME_RING = .5;

    private static final double SAME_COMPANY = .1;
    private static final int MOST_ACCOUNTS = 6;
    private static final int STOCK_PHOTOS = 25;
    private static final int LIKENESSES = 8;

    private final Dice dice;
    private final Map<String, Hand> hands = new HashMap<>();
    private final Map<String, Hand> hijackers = new HashMap<>();
    private final Map<SellerKind, Hand> newest = new HashMap<>();
    private final List<Hand> rings = new ArrayList<>();
    private final Map<String, List<String>> stock = new HashMap<>();
    private final Map<String, List<String>> found = new HashMap<>();

    /** Whoever is behind one account or several. */
    private static final class Hand {
        final String contact;
        final boolean oneText;
        int accounts = 1;
        final Map<String, String> pictures = new HashMap<>();
        final Map<String, String> texts = new HashMap<>();

        Hand(String contact, boolean oneText) {
            this.contact = contact;
            this.oneText = oneText;
        }
    }

    Habits(Dice dice) {
        this.dice = dice;
    }

    void over(Offer offer) {
        Hand hand = hand(offer);
        String description = offer.description;
        if (description != null) {
            description = description.replace(offer.seller.contact(), hand.contact);
            offer.description = hand.oneText && !namesNumber(description, hand.contact)
                    ? hand.texts.computeIfAbsent(offer.kind + offer.seller.language(), key -> textOf(offer, hand))
                    : description;
        }
        if (offer.part != null && offer.images.isEmpty() && dice.chance(.85)) {
            offer.images = List.of(picture(offer, hand, likeness(offer.part)));
        }
    }

    /** Parts that one picture does for: a box, a bag with a label, something round. */
    private static String likeness(Part part) {
        return "likeness " + Math.floorMod(part.family().key().hashCode(), LIKENESSES);
    }

    private static String textOf(Offer offer, Hand hand) {
        return String.valueOf(offer.description).replace(offer.seller.contact(), hand.contact);
    }

    /** A text with a number is for one part. */
    private static boolean namesNumber(String text, String contact) {
        return text.replace(contact, "").chars().filter(Character::isDigit).count() > 3;
    }

    private Hand hand(Offer offer) {
        Seller seller = offer.seller;
        boolean fake = offer.answer == Answer.COUNTERFEIT || offer.answer == Answer.COPYCAT;
        if (seller.kind() == SellerKind.HIJACKED && fake) {
            return hijackers.computeIfAbsent(
                    seller.id(),
                    id -> rings.isEmpty() || dice.chance(.45)
                            ? fresh("+44 7700 900" + dice.digits(3))
                            : dice.pick(rings));
        }
        return hands.computeIfAbsent(seller.id(), id -> assigned(seller));
    }

    private Hand assigned(Seller seller) {
        boolean ring = seller.kind() == SellerKind.CROOK || seller.kind() == SellerKind.IMITATOR;
        boolean shop = seller.kind() != SellerKind.PRIVATE && seller.kind() != SellerKind.HIJACKED;
        Hand before = newest.get(seller.kind());
        if (before != null && shop && before.accounts < MOST_ACCOUNTS && dice.chance(ring ? SAME_RING : SAME_COMPANY)) {
            before.accounts++;
            return before;
        }
        Hand hand = fresh(seller.contact());
        newest.put(seller.kind(), hand);
        if (ring) {
            rings.add(hand);
        }
        return hand;
    }

    private Hand fresh(String contact) {
        return new Hand(contact, dice.chance(.35));
    }

    private String picture(Offer offer, Hand hand, String likeness) {
        SellerKind kind = offer.seller.kind();
        double[] ways = CROOKED.contains(kind)
                ? new double[] {48, 32, 9, 11}
                : kind == SellerKind.PRIVATE || kind == SellerKind.BREAKER
                        ? new double[] {88, 8, 2, 2}
                        : new double[] {46, 31, 20, 3};
        return switch (dice.weighted(ways)) {
            case 1 -> {
                String own = hand.pictures.computeIfAbsent(likeness, key -> fresh(offer));
                if (!CROOKED.contains(kind)) {
                    found.computeIfAbsent(likeness, key -> new ArrayList<>()).add(own);
                }
                yield own;
            }
            case 2 -> dice.pick(stock.computeIfAbsent(likeness, key -> photos(offer)));
            case 3 -> {
                List<String> others = found.getOrDefault(likeness, List.of());
                yield others.isEmpty() ? fresh(offer) : dice.pick(others);
            }
            default -> fresh(offer);
        };
    }

    private List<String> photos(Offer offer) {
        List<String> photos = new ArrayList<>();
        for (int i = 0; i < STOCK_PHOTOS; i++) {
            photos.add(fresh(offer));
        }
        return photos;
    }

    private String fresh(Offer offer) {
        return "https://img." + offer.seller.marketplace().name() + ".example/" + dice.digits(12) + ".jpg";
    }
}
