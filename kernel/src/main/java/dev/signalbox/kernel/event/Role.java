package dev.signalbox.kernel.event;

/// What somebody is here for. Each role is a set of rights.
public enum Role {
    /// A program that claims tasks and works on them.
    AGENT,
    /// Looks, and changes nothing.
    VIEWER,
    /// Looks, and says yes or no to what runs wait for.
    APPROVER,
    /// Starts, steers and ends work.
    OPERATOR,
    /// Says who may do what.
    ADMIN;

    public boolean may(Right right) {
        return switch (this) {
            case AGENT -> right == Right.WORK;
            case VIEWER -> right == Right.LOOK;
            case APPROVER -> right == Right.LOOK || right == Right.DECIDE;
            case OPERATOR -> right != Right.ADMINISTER;
            case ADMIN -> true;
        };
    }

    /// One kind of thing that can be done.
    public enum Right {
        /// Read tasks, runs, records and figures.
        LOOK,
        /// Answer what a run waits for.
        DECIDE,
        /// Make tasks and runs, halt, steer and end them.
        OPERATE,
        /// Claim a task and work on it.
        WORK,
        /// Manage users, keys and projects.
        ADMINISTER
    }
}
