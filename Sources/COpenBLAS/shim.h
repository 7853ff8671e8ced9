#pragma once
#include <cblas.h>

/* Swift's SIMD square root becomes one call of sqrtf per lane on Linux (clang's
   -fmath-errno default). This header-only form compiles to one sqrtps. */
typedef float lupi_float8 __attribute__((ext_vector_type(8)));
static inline __attribute__((always_inline)) lupi_float8 lupi_sqrt8(lupi_float8 x) {
  return __builtin_elementwise_sqrt(x);
}
