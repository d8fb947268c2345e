package io.partguard.bench.pricing;

import io.partguard.pricing.optimizer.PartTask;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The same rules as a model of ojAlgo's, every price divided by its target; building and solving apart. */
final class OtherSolver {
    private final TradeWorld world;

    OtherSolver(TradeWorld world) {
        this.world = world;
    }

    private ExpressionsBasedModel rules(PartTask task, int family, double highest) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        double[] upper = new double[TradeWorld.REGIONS];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = Math.floor(highest * task.targets()[i]) / task.targets()[i];
        }
        for (TradeWorld.Limit limit : world.limits) {
            if (limit.family() == family) {
                int i = limit.place();
                upper[i] = Math.min(upper[i], (double) Math.max(1, limit.steps()) / task.targets()[i]);
            }
        }
        Variable[] x = new Variable[upper.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = model.newVariable("x" + i).lower(0).upper(upper[i]);
        }
        for (TradeWorld.Way way : world.ways) {
            model.newExpression("w" + way.to() + "-" + way.from())
                    .upper(0)
                    .set(x[way.to()], 1)
                    .set(x[way.from()], -way.gain() * task.targets()[way.from()] / task.targets()[way.to()]);
        }
        return model;
    }

    /** Most Σ x, nothing above its target: what the fixpoint answers. */
    ExpressionsBasedModel linear(PartTask task, int family) {
        ExpressionsBasedModel model = rules(task, family, 1);
        model.getVariables().forEach(variable -> variable.weight(1));
        return model;
    }

    /** Least ½ Σ w (x − 1)², weights divided by the heaviest. */
    ExpressionsBasedModel quadratic(PartTask task, int family, double highest) {
        ExpressionsBasedModel model = rules(task, family, highest);
        double heaviest = heaviest(task);
        var objective = model.newExpression("deviation").weight(1);
        for (int i = 0; i < TradeWorld.REGIONS; i++) {
            double weight = task.weights()[i] / heaviest;
            objective.set(i, i, weight / 2);
            objective.set(i, -weight);
        }
        return model;
    }

    static double heaviest(PartTask task) {
        double heaviest = 0;
        for (double weight : task.weights()) {
            heaviest = Math.max(heaviest, weight);
        }
        return heaviest;
    }

    Optimisation.Result greatest(ExpressionsBasedModel model) {
        return model.maximise();
    }

    Optimisation.Result least(ExpressionsBasedModel model) {
        return model.minimise();
    }

    /** The quadratic objective of a result in the objective's own units. */
    static double deviation(PartTask task, Optimisation.Result result) {
        double sum = 0;
        for (int i = 0; i < TradeWorld.REGIONS; i++) {
            double off = result.doubleValue(i) - 1;
            sum += task.weights()[i] * off * off / 2;
        }
        return sum;
    }
}
