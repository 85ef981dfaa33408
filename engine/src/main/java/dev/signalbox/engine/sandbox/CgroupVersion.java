package dev.signalbox.engine.sandbox;

/// The two interfaces of control groups (`Documentation/admin-guide/cgroup-v1`, `cgroup-v2.rst`).
enum CgroupVersion {
    V1("memory.limit_in_bytes", "memory.max_usage_in_bytes", "memory.oom_control"),
    V2("memory.max", "memory.peak", "memory.events");

    private final String limitFile;
    private final String peakFile;
    private final String eventsFile;

    CgroupVersion(String limitFile, String peakFile, String eventsFile) {
        this.limitFile = limitFile;
        this.peakFile = peakFile;
        this.eventsFile = eventsFile;
    }

    String limitFile() {
        return limitFile;
    }

    String peakFile() {
        return peakFile;
    }

    String eventsFile() {
        return eventsFile;
    }
}
