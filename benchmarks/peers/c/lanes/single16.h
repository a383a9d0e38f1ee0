// Sixteen paths in single precision in one 512-bit register.
#include <immintrin.h>

enum { WIDTH = 16, DOUBLE_PRECISION = 0 };
typedef float scalar;
typedef __m512 real;
typedef __mmask16 mask;

static inline real of(float value) { return _mm512_set1_ps(value); }
static inline real fma_(real a, real b, real c) { return _mm512_fmadd_ps(a, b, c); }
static inline real root(real a) { return _mm512_sqrt_ps(a); }
static inline real least(real a, real b) { return _mm512_min_ps(a, b); }
static inline real magnitude(real a) { return _mm512_abs_ps(a); }
static inline mask less(real a, real b) { return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ); }
static inline mask less_or_equal(real a, real b) { return _mm512_cmp_ps_mask(a, b, _CMP_LE_OQ); }
static inline int any(mask m) { return m != 0; }
static inline int count(mask m) { return __builtin_popcount(m); }
static inline mask either(mask a, mask b) { return a | b; }
static inline real choose(mask m, real yes, real no) { return _mm512_mask_blend_ps(m, no, yes); }
static inline __m512i bits(real a) { return _mm512_castps_si512(a); }
static inline real real_of_bits(__m512i a) { return _mm512_castsi512_ps(a); }

static inline real rounding_shift(void) { return of(12582912.f); }

static inline real scale_by_power_of_two(real value, real shifted) {
  return real_of_bits(_mm512_add_epi32(bits(value), _mm512_slli_epi32(bits(shifted), 23)));
}

static inline real split_exponent(real value, real *exponent) {
  __m512i relative = _mm512_sub_epi32(bits(value), _mm512_set1_epi32(0x3F3504F3 - 0x40000000));
  *exponent = _mm512_cvtepi32_ps(_mm512_sub_epi32(_mm512_srli_epi32(relative, 23), _mm512_set1_epi32(0x80)));
  return real_of_bits(_mm512_add_epi32(_mm512_and_si512(relative, _mm512_set1_epi32(0x7FFFFF)), _mm512_set1_epi32(0x3F3504F3)));
}

// value with its sign flipped where sign is negative: 0x78 is a ^ (b & c).
static inline real flip_sign(real value, real sign) {
  return real_of_bits(_mm512_ternarylogic_epi32(bits(value), bits(sign), _mm512_set1_epi32((int)0x80000000), 0x78));
}

// Words of the even and of the odd paths, each in the low half of a 64-bit element.
typedef struct { __m512i even, odd; } word;

static inline word word_of(uint32_t value) {
  __m512i all = _mm512_set1_epi64(value);
  return (word){ all, all };
}

static inline word consecutive(uint32_t first) {
  __m512i start = _mm512_set1_epi64(first);
  return (word){ _mm512_add_epi64(start, _mm512_set_epi64(14, 12, 10, 8, 6, 4, 2, 0)), _mm512_add_epi64(start, _mm512_set_epi64(15, 13, 11, 9, 7, 5, 3, 1)) };
}

static inline word exclusive_or(word a, word b, uint32_t key) {
  __m512i k = _mm512_set1_epi64(key);
  return (word){ _mm512_ternarylogic_epi64(a.even, b.even, k, 0x96), _mm512_ternarylogic_epi64(a.odd, b.odd, k, 0x96) };
}

static inline word exclusive_or_one(word a, uint32_t key) {
  __m512i k = _mm512_set1_epi64(key);
  return (word){ _mm512_xor_si512(a.even, k), _mm512_xor_si512(a.odd, k) };
}

static inline word multiply(word a, uint32_t factor, word *high) {
  __m512i f = _mm512_set1_epi64(factor);
  word low = { _mm512_mul_epu32(a.even, f), _mm512_mul_epu32(a.odd, f) };
  *high = (word){ _mm512_srli_epi64(low.even, 32), _mm512_srli_epi64(low.odd, 32) };
  return low;
}

static inline real signed_half_uniform(word w, word refinement) {
  (void)refinement;
  __m512i packed = _mm512_mask_blend_epi32(0xAAAA, w.even, _mm512_slli_epi64(w.odd, 32));
  real half = fma_(
      _mm512_cvtepi32_ps(_mm512_xor_si512(packed, _mm512_srai_epi32(packed, 31))), of(2.3283064365386963e-10f), of(1.1641532182693481e-10f));
  return real_of_bits(_mm512_ternarylogic_epi32(bits(half), packed, _mm512_set1_epi32((int)0x80000000), 0xF8));
}
