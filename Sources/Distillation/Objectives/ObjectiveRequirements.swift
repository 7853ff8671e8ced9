import Diagnostics

/// Throws where a temperature is not from 0.01 to 1000.
func requireTemperature(_ temperature: Double) throws(Fault) {
  guard !(temperature >= 0.01 && temperature <= 1_000) else { return }
  throw Fault(
    "objective.temperature", "temperature must be from 0.01 to 1000, but is \(temperature)",
    parameter: "temperature")
}

/// Throws where the share of the teacher's part is not from 0 to 1.
func requireImitation(_ imitation: Double) throws(Fault) {
  guard !(imitation >= 0 && imitation <= 1) else { return }
  throw Fault(
    "objective.imitation", "imitation must be from 0 to 1, but is \(imitation)",
    parameter: "imitation")
}
