package io.partguard.bench.pricing;

import io.partguard.bench.stack.StackFailed;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Clients that ask for quotes, and the same number of connections that read 100 keys at once and do nothing else. */
final class QuoteLoad implements AutoCloseable {
    private static final int LINES = 100;
    /** The least that answers 100 lines in one statement: from number and region to the rows of their prices. */
    private static final String READ = """
            SELECT p.key, r.valid_from, r.known_from, r.list_price, r.dealer_net, r.currency
            FROM part p JOIN price r ON r.part_no = p.no JOIN region g ON g.no = r.region_no
            WHERE p.key = ANY (?) AND g.id = ?""";

    private final LocalPricing pricing;
    private final QuoteBook book;
    private final int clients;
    private final ExecutorService threads;
    private final List<Connection> connections = new ArrayList<>();

    /** @param p50 milliseconds, as is p99 */
    record Times(double aSecond, double p50, double p99) {}

    QuoteLoad(LocalPricing pricing, QuoteBook book, int clients) throws SQLException {
        this.pricing = pricing;
        this.book = book;
        this.clients = clients;
        this.threads = Executors.newFixedThreadPool(clients);
        for (int client = 0; client < clients; client++) {
            connections.add(pricing.connect());
        }
    }

    private interface Call {
        void call(int client) throws IOException, InterruptedException, SQLException;
    }

    /** As many quotes as all clients get in the time. */
    Times quotes(double seconds) throws InterruptedException {
        return closed(seconds, client -> quote());
    }

    Times reads(double seconds) throws InterruptedException {
        return closed(seconds, client -> read(connections.get(client)));
    }

    /**
     * Quotes at a fixed pace; each one's time counts from when it was due.
     *
     * @param most seconds
     * @param goOn asked before each
     */
    Times paced(double aSecond, double most, BooleanSupplier goOn) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        long start = System.nanoTime();
        return all(client -> {
            List<Double> millis = new ArrayList<>();
            while (goOn.getAsBoolean()) {
                long due = start + (long) (next.getAndIncrement() / aSecond * 1e9);
                if (due - start > most * 1e9) {
                    break;
                }
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
                quote();
                millis.add((System.nanoTime() - due) / 1e6);
            }
            return millis;
        });
    }

    private Times closed(double seconds, Call call) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return all(client -> {
            List<Double> millis = new ArrayList<>();
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                call.call(client);
                millis.add((System.nanoTime() - start) / 1e6);
            }
            return millis;
        });
    }

    private interface Client {
        List<Double> run(int client) throws IOException, InterruptedException, SQLException;
    }

    private Times all(Client work) throws InterruptedException {
        long start = System.nanoTime();
        List<Future<List<Double>>> running = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int own = client;
            running.add(threads.submit(() -> work.run(own)));
        }
        List<Double> millis = new ArrayList<>();
        try {
            for (Future<List<Double>> one : running) {
                millis.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new StackFailed("a client failed: " + e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (millis.isEmpty()) {
            throw new StackFailed("nothing was asked");
        }
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Times(sorted.length / seconds, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
    }

    private void quote() throws IOException, InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder json = new StringBuilder("{\"country\":\"")
                .append(QuoteBook.country(random.nextInt(QuoteBook.REGIONS)))
                .append("\",\"lines\":[");
        for (int line = 0; line < LINES; line++) {
            json.append(line == 0 ? "" : ",")
                    .append("{\"brand\":\"Nordkette\",\"partNumber\":\"")
                    .append(QuoteBook.part(random.nextInt(book.parts())))
                    .append("\",\"quantity\":1}");
        }
        String answer = pricing.quote(json.append("]}").toString()).body();
        int priced = answer.split("\"status\":\"PRICED\"", -1).length - 1;
        if (priced != LINES) {
            throw new StackFailed("a quote of " + LINES + " lines has " + priced + " prices");
        }
    }

    private void read(Connection connection) throws SQLException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String[] keys = new String[LINES];
        Arrays.setAll(keys, line -> QuoteBook.key(random.nextInt(book.parts())));
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("text", keys));
            statement.setString(2, "r" + random.nextInt(QuoteBook.REGIONS));
            int found = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getBigDecimal(4);
                    found++;
                }
            }
            if (found < LINES * 9 / 10) {
                throw new StackFailed("a read of " + LINES + " keys found " + found + " rows");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
