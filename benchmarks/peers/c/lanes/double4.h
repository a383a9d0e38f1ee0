// Four paths in double precision in one 256-bit register.
#include <immintrin.h>

enum { WIDTH = 4, DOUBLE_PRECISION = 1 };
typedef double scalar;
typedef __m256d real;
typedef __m256d mask;

static inline real of(double value) { return _mm256_set1_pd(value); }
static inline real fma_(real a, real b, real c) { return _mm256_fmadd_pd(a, b, c); }
static inline real root(real a) { return _mm256_sqrt_pd(a); }
static inline real least(real a, real b) { return _mm256_min_pd(a, b); }
static inline real magnitude(real a) { return _mm256_andnot_pd(of(-0.0), a); }
static inline mask less(real a, real b) { return _mm256_cmp_pd(a, b, _CMP_LT_OQ); }
static inline mask less_or_equal(real a, real b) { return _mm256_cmp_pd(a, b, _CMP_LE_OQ); }
static inline int any(mask m) { return _mm256_movemask_pd(m) != 0; }
static inline int count(mask m) { return __builtin_popcount((unsigned)_mm256_movemask_pd(m)); }
static inline mask either(mask a, mask b) { return _mm256_or_pd(a, b); }
static inline real choose(mask m, real yes, real no) { return _mm256_blendv_pd(no, yes, m); }
static inline __m256i bits(real a) { return _mm256_castpd_si256(a); }
static inline real real_of_bits(__m256i a) { return _mm256_castsi256_pd(a); }

static inline real rounding_shift(void) { return of(6755399441055744.0); }

static inline real scale_by_power_of_two(real value, real shifted) {
  return real_of_bits(_mm256_add_epi64(bits(value), _mm256_slli_epi64(bits(shifted), 52)));
}

static inline real split_exponent(real value, real *exponent) {
  __m256i relative = _mm256_sub_epi64(bits(value), _mm256_set1_epi64x(0x3FE6A09E667F3BCD - 0x4000000000000000));
  *exponent = real_of_bits(_mm256_or_si256(_mm256_srli_epi64(relative, 52), _mm256_set1_epi64x(0x4330000000000000))) - of(4503599627371520.0);
  return real_of_bits(_mm256_add_epi64(_mm256_and_si256(relative, _mm256_set1_epi64x(0xFFFFFFFFFFFFF)), _mm256_set1_epi64x(0x3FE6A09E667F3BCD)));
}

static inline real flip_sign(real value, real sign) { return _mm256_xor_pd(value, _mm256_and_pd(sign, of(-0.0))); }

// Words path by path, each in the low half of a 64-bit element.
typedef __m256i word;

static inline word word_of(uint32_t value) { return _mm256_set1_epi64x(value); }

static inline word consecutive(uint32_t first) { return _mm256_add_epi64(word_of(first), _mm256_set_epi64x(3, 2, 1, 0)); }

static inline word exclusive_or_one(word a, uint32_t key) { return _mm256_xor_si256(a, word_of(key)); }

static inline word exclusive_or(word a, word b, uint32_t key) { return exclusive_or_one(_mm256_xor_si256(a, b), key); }

static inline word multiply(word a, uint32_t factor, word *high) {
  word low = _mm256_mul_epu32(a, word_of(factor));
  *high = _mm256_srli_epi64(low, 32);
  return low;
}

// 2^52 with a 32-bit number in its low bits, less 2^52, is that number.
static inline real number_of(word w, word mirror) {
  __m256i shift = _mm256_set1_epi64x(0x4330000000000000);
  return real_of_bits(_mm256_blend_epi32(_mm256_xor_si256(w, mirror), shift, 0xAA)) - real_of_bits(shift);
}

static inline real signed_half_uniform(word w, word refinement) {
  word mirror = _mm256_srai_epi32(w, 31);
  real fine = fma_(number_of(refinement, mirror), of(5.421010862427522e-20), of(2.710505431213761e-20));
  real half = fma_(number_of(w, mirror), of(2.3283064365386963e-10), fine);
  return _mm256_or_pd(half, _mm256_and_pd(real_of_bits(_mm256_slli_epi64(w, 32)), of(-0.0)));
}
