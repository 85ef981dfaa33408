package dev.signalbox.kernel.policy;

import java.util.List;

/// What policy says of one request.
public sealed interface Verdict {

    /// It may happen, in the box of its phase.
    record Allowed() implements Verdict {
        /// The one value there is.
        public static final Allowed YES = new Allowed();
    }

    /// It may not. Says why, and what would be allowed instead.
    record Denied(List<String> reasons, List<String> allowed) implements Verdict {
        public Denied {
            reasons = List.copyOf(reasons);
            allowed = List.copyOf(allowed);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a denial has a reason");
            }
        }
    }

    /// A person has to say so first.
    record NeedsApproval(List<String> reasons) implements Verdict {
        public NeedsApproval {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a question has a reason");
            }
        }
    }
}
