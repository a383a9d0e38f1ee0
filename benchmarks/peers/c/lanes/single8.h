// Eight paths in single precision in one 256-bit register.
#include <immintrin.h>

enum { WIDTH = 8, DOUBLE_PRECISION = 0 };
typedef float scalar;
typedef __m256 real;
typedef __m256 mask;

static inline real of(float value) { return _mm256_set1_ps(value); }
static inline real fma_(real a, real b, real c) { return _mm256_fmadd_ps(a, b, c); }
static inline real root(real a) { return _mm256_sqrt_ps(a); }
static inline real least(real a, real b) { return _mm256_min_ps(a, b); }
static inline real magnitude(real a) { return _mm256_andnot_ps(of(-0.f), a); }
static inline mask less(real a, real b) { return _mm256_cmp_ps(a, b, _CMP_LT_OQ); }
static inline mask less_or_equal(real a, real b) { return _mm256_cmp_ps(a, b, _CMP_LE_OQ); }
static inline int any(mask m) { return _mm256_movemask_ps(m) != 0; }
static inline int count(mask m) { return __builtin_popcount((unsigned)_mm256_movemask_ps(m)); }
static inline mask either(mask a, mask b) { return _mm256_or_ps(a, b); }
static inline real choose(mask m, real yes, real no) { return _mm256_blendv_ps(no, yes, m); }
static inline __m256i bits(real a) { return _mm256_castps_si256(a); }
static inline real real_of_bits(__m256i a) { return _mm256_castsi256_ps(a); }

static inline real rounding_shift(void) { return of(12582912.f); }

static inline real scale_by_power_of_two(real value, real shifted) {
  return real_of_bits(_mm256_add_epi32(bits(value), _mm256_slli_epi32(bits(shifted), 23)));
}

static inline real split_exponent(real value, real *exponent) {
  __m256i relative = _mm256_sub_epi32(bits(value), _mm256_set1_epi32(0x3F3504F3 - 0x40000000));
  *exponent = _mm256_cvtepi32_ps(_mm256_sub_epi32(_mm256_srli_epi32(relative, 23), _mm256_set1_epi32(0x80)));
  return real_of_bits(_mm256_add_epi32(_mm256_and_si256(relative, _mm256_set1_epi32(0x7FFFFF)), _mm256_set1_epi32(0x3F3504F3)));
}

static inline real flip_sign(real value, real sign) { return _mm256_xor_ps(value, _mm256_and_ps(sign, of(-0.f))); }

// Words of the even and of the odd paths, each in the low half of a 64-bit element.
typedef struct { __m256i even, odd; } word;

static inline word word_of(uint32_t value) {
  __m256i all = _mm256_set1_epi64x(value);
  return (word){ all, all };
}

static inline word consecutive(uint32_t first) {
  __m256i start = _mm256_set1_epi64x(first);
  return (word){ _mm256_add_epi64(start, _mm256_set_epi64x(6, 4, 2, 0)), _mm256_add_epi64(start, _mm256_set_epi64x(7, 5, 3, 1)) };
}

static inline word exclusive_or_one(word a, uint32_t key) {
  __m256i k = _mm256_set1_epi64x(key);
  return (word){ _mm256_xor_si256(a.even, k), _mm256_xor_si256(a.odd, k) };
}

static inline word exclusive_or(word a, word b, uint32_t key) {
  return exclusive_or_one((word){ _mm256_xor_si256(a.even, b.even), _mm256_xor_si256(a.odd, b.odd) }, key);
}

static inline word multiply(word a, uint32_t factor, word *high) {
  __m256i f = _mm256_set1_epi64x(factor);
  word low = { _mm256_mul_epu32(a.even, f), _mm256_mul_epu32(a.odd, f) };
  *high = (word){ _mm256_srli_epi64(low.even, 32), _mm256_srli_epi64(low.odd, 32) };
  return low;
}

static inline real signed_half_uniform(word w, word refinement) {
  (void)refinement;
  __m256i packed = _mm256_blend_epi32(w.even, _mm256_slli_epi64(w.odd, 32), 0xAA);
  real half = fma_(
      _mm256_cvtepi32_ps(_mm256_xor_si256(packed, _mm256_srai_epi32(packed, 31))), of(2.3283064365386963e-10f), of(1.1641532182693481e-10f));
  return _mm256_or_ps(half, _mm256_and_ps(real_of_bits(packed), of(-0.f)));
}
