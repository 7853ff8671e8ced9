import Diagnostics

/// What a long computation throws once its caller has asked it to stop.
func stoppedFault() -> Fault { Fault("statistics.stopped", "the computation was stopped") }
