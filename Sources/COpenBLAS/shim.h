#pragma once
/* Debian and Ubuntu, then Fedora, then Homebrew's folders, which no compiler looks into by itself. */
#if __has_include(<cblas.h>)
#include <cblas.h>
#elif __has_include(<openblas/cblas.h>)
#include <openblas/cblas.h>
#elif __has_include("/opt/homebrew/opt/openblas/include/cblas.h")
#include "/opt/homebrew/opt/openblas/include/cblas.h"
#else
#include "/usr/local/opt/openblas/include/cblas.h"
#endif

/* The library is opened when it is first needed, so nothing here is linked. The types of what is
   looked up in it come from its own header, so that they cannot differ from it. */
typedef __typeof__(&cblas_sgemm) lupi_sgemm;
typedef __typeof__(&openblas_set_num_threads) lupi_set_num_threads;
typedef __typeof__(&openblas_get_corename) lupi_get_text;

/* Swift's SIMD square root becomes one call of sqrtf per lane on Linux (clang's
   -fmath-errno default). This header-only form compiles to one sqrtps. */
typedef float lupi_float8 __attribute__((ext_vector_type(8)));
static inline __attribute__((always_inline)) lupi_float8 lupi_sqrt8(lupi_float8 x) {
  return __builtin_elementwise_sqrt(x);
}
