/// Four numbers side by side: one SSE register.
typealias Float4 = SIMD4<Float>

/// Reads four numbers from any address.
@inline(__always)
func load4(_ pointer: UnsafePointer<Float>) -> Float4 {
  UnsafeRawPointer(pointer).loadUnaligned(as: Float4.self)
}

/// Reads four numbers from an address that is a multiple of 16.
@inline(__always)
func load4Aligned(_ pointer: UnsafePointer<Float>) -> Float4 {
  UnsafeRawPointer(pointer).load(as: Float4.self)
}

/// Writes four numbers to any address.
@inline(__always)
func store4(_ value: Float4, _ pointer: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: Float4.self)
}

/// Writes four numbers to an address that is a multiple of 16.
@inline(__always)
func store4Aligned(_ value: Float4, _ pointer: UnsafeMutablePointer<Float>) {
  pointer.withMemoryRebound(to: Float4.self, capacity: 1) { $0.pointee = value }
}
