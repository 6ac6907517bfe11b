import Glibc

/// Has something done when the process is asked to end (SIGTERM, SIGINT, SIGHUP), which then ends by that signal.
///
/// To be called before there are other threads, which wait for these signals no more.
func beforeTermination(_ work: @escaping @Sendable () -> Void) {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGTERM, SIGINT, SIGHUP] where !isIgnored(signal) { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let waiting = Waiting(signals, work)
    var thread = pthread_t()
    pthread_create(
        &thread, nil, { Unmanaged<Waiting>.fromOpaque($0!).takeRetainedValue().run() },
        Unmanaged.passRetained(waiting).toOpaque())
}

private func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        == unsafeBitCast(SIG_IGN, to: Int.self)
}

private final class Waiting: Sendable {
    private let signals: sigset_t
    private let work: @Sendable () -> Void

    init(_ signals: sigset_t, _ work: @escaping @Sendable () -> Void) {
        self.signals = signals
        self.work = work
    }

    func run() -> UnsafeMutableRawPointer? {
        var (signals, signal) = (signals, Int32(0))
        while sigwait(&signals, &signal) != 0 {}
        work()
        Glibc.signal(signal, SIG_DFL)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(signal)
        _exit(128 + signal)
    }
}
