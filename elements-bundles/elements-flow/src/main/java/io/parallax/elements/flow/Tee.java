package io.parallax.elements.flow;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.BranchPolicy;
import io.parallax.api.element.CapsRule;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Outputs;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Property;
import io.parallax.api.element.SinkPad;
import io.parallax.api.element.SourcePad;
import io.parallax.api.element.Unit;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Gives every branch a reference to the same bytes, in the order in which the branches were linked. What becomes of a
/// branch that does not keep up with the others is the branch policy's.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "tee",
        category = "Flow",
        summary = "gives the same buffers to several branches, without a copy",
        example = "testsrc num-buffers=10 ! tee name=t ! queue ! fakesink   t. ! queue ! filesink location=copy.bin")
@SinkPad
@SourcePad(name = "src_%u", presence = PadPresence.REQUEST)
public final class Tee implements Demuxer {
    @Property(summary = "drop buffers while there is no branch, instead of failing")
    private boolean allowNotLinked = false;

    @Property(
            summary = "what becomes of a branch that does not keep up: auto drops behind a live source and else blocks")
    private BranchPolicy.Mode branchPolicy = BranchPolicy.Mode.AUTO;

    @Property(
            summary = "how long a branch may stand still before branch-policy=detach cuts it off",
            unit = Unit.NANOSECONDS,
            min = 1)
    private long stallLimit = BranchPolicy.STALL_LIMIT_NS;

    @Override
    public BranchPolicy branches() {
        return new BranchPolicy(branchPolicy, stallLimit);
    }

    @Override
    public CapsRule rule(PadTemplate input, PadTemplate output) {
        return CapsRule.SAME;
    }

    @Override
    public Flow process(Buffer in, Outputs outs) {
        if (outs.size() > 0) {
            return outs.pushToAll(in);
        }
        if (!allowNotLinked) {
            throw new IllegalStateException(
                    "no branch is linked: link one, as in `t. ! queue ! ...`, or set allow-not-linked=true");
        }
        return Flow.Signal.CONTINUE;
    }
}
