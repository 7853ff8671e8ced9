/// Loops over plain memory that the differentiable operations are made of.
///
/// Every kernel computes each result with a fixed order of operations, so it gives the same bits on
/// every processor and for any number of threads; matrix products in fast mode are the exception.
public enum Kernels {}
