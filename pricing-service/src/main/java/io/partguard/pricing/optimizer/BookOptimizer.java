package io.partguard.pricing.optimizer;

import io.partguard.pricing.optimizer.Solved.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Solves a whole book: parts in chunks on several threads, handed out in their order as they are done. No more than a few
 * chunks are in memory, whatever the size of the book, and since the order is kept, a run that was stopped goes on with the
 * part after the last one that was handed out.
 */
public final class BookOptimizer {
    private static final int CHUNK = 256;
    private static final int CHUNKS_A_THREAD = 3;

    private final RuleCompiler compiler;
    private final Objective objective;
    private final Answer answer;
    private final int threads;

    /** @param threads at least 1 */
    public BookOptimizer(RuleCompiler compiler, Objective objective, Answer answer, int threads) {
        this.compiler = compiler;
        this.objective = objective;
        this.answer = answer;
        this.threads = threads;
    }

    /**
     * @param sink gets each part's prices, by one thread, in the order of the tasks
     * @throws InterruptedException where the caller is told to stop; what was handed out stays valid
     */
    public void run(Iterator<PartTask> tasks, Consumer<Solved> sink) throws InterruptedException {
        ThreadLocal<OptimumSolver> optima = ThreadLocal.withInitial(() -> new OptimumSolver(compiler, objective));
        ThreadLocal<PartSolver> fixpoints = ThreadLocal.withInitial(() -> new PartSolver(compiler, objective));
        Deque<Future<List<Solved>>> running = new ArrayDeque<>();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            while (tasks.hasNext() || !running.isEmpty()) {
                while (tasks.hasNext() && running.size() < threads * CHUNKS_A_THREAD) {
                    List<PartTask> chunk = chunk(tasks);
                    running.add(workers.submit(() -> chunk.stream()
                            .map(task -> switch (answer) {
                                case FIXPOINT -> fixpoints.get().fixpoint(task);
                                case OPTIMUM -> optima.get().solve(task);
                            })
                            .toList()));
                }
                running.removeFirst().get().forEach(sink);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part could not be solved", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<PartTask> chunk(Iterator<PartTask> tasks) {
        List<PartTask> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && tasks.hasNext()) {
            chunk.add(tasks.next());
        }
        return chunk;
    }
}
