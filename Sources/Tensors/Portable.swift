/// Transcendental functions with the same bits on every machine: polynomials of plain additions
/// and multiplications, never fused, never from the C library.
///
/// The single-precision versions work on eight lanes (``Float8``) and are within 3 units in the last
/// place; the coefficients are those of the Cephes library (S. L. Moshier, "Methods and Programs for
/// Mathematical Functions", 1989).
public enum Portable {}
