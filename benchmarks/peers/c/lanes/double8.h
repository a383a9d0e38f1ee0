// Eight paths in double precision in one 512-bit register.
#include <immintrin.h>

enum { WIDTH = 8, DOUBLE_PRECISION = 1 };
typedef double scalar;
typedef __m512d real;
typedef __mmask8 mask;

static inline real of(double value) { return _mm512_set1_pd(value); }
static inline real fma_(real a, real b, real c) { return _mm512_fmadd_pd(a, b, c); }
static inline real root(real a) { return _mm512_sqrt_pd(a); }
static inline real least(real a, real b) { return _mm512_min_pd(a, b); }
static inline real magnitude(real a) { return _mm512_abs_pd(a); }
static inline mask less(real a, real b) { return _mm512_cmp_pd_mask(a, b, _CMP_LT_OQ); }
static inline mask less_or_equal(real a, real b) { return _mm512_cmp_pd_mask(a, b, _CMP_LE_OQ); }
static inline int any(mask m) { return m != 0; }
static inline int count(mask m) { return __builtin_popcount(m); }
static inline mask either(mask a, mask b) { return a | b; }
static inline real choose(mask m, real yes, real no) { return _mm512_mask_blend_pd(m, no, yes); }
static inline __m512i bits(real a) { return _mm512_castpd_si512(a); }
static inline real real_of_bits(__m512i a) { return _mm512_castsi512_pd(a); }

static inline real rounding_shift(void) { return of(6755399441055744.0); }

static inline real scale_by_power_of_two(real value, real shifted) {
  return real_of_bits(_mm512_add_epi64(bits(value), _mm512_slli_epi64(bits(shifted), 52)));
}

static inline real split_exponent(real value, real *exponent) {
  __m512i relative = _mm512_sub_epi64(bits(value), _mm512_set1_epi64(0x3FE6A09E667F3BCD - 0x4000000000000000));
  *exponent = real_of_bits(_mm512_or_si512(_mm512_srli_epi64(relative, 52), _mm512_set1_epi64(0x4330000000000000))) - of(4503599627371520.0);
  return real_of_bits(_mm512_add_epi64(_mm512_and_si512(relative, _mm512_set1_epi64(0xFFFFFFFFFFFFF)), _mm512_set1_epi64(0x3FE6A09E667F3BCD)));
}

// value with its sign flipped where sign is negative: 0x78 is a ^ (b & c).
static inline real flip_sign(real value, real sign) {
  return real_of_bits(_mm512_ternarylogic_epi64(bits(value), bits(sign), bits(of(-0.0)), 0x78));
}

// Words path by path, each in the low half of a 64-bit element.
typedef __m512i word;

static inline word word_of(uint32_t value) { return _mm512_set1_epi64(value); }

static inline word consecutive(uint32_t first) { return _mm512_add_epi64(word_of(first), _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0)); }

static inline word exclusive_or(word a, word b, uint32_t key) { return _mm512_ternarylogic_epi64(a, b, word_of(key), 0x96); }

static inline word exclusive_or_one(word a, uint32_t key) { return _mm512_xor_si512(a, word_of(key)); }

static inline word multiply(word a, uint32_t factor, word *high) {
  word low = _mm512_mul_epu32(a, word_of(factor));
  *high = _mm512_srli_epi64(low, 32);
  return low;
}

// 2^52 with a 32-bit number in its low bits, less 2^52, is that number.
static inline real number_of(word w, word mirror) {
  __m512i shift = _mm512_set1_epi64(0x4330000000000000);
  return real_of_bits(_mm512_mask_blend_epi32(0xAAAA, _mm512_xor_si512(w, mirror), shift)) - real_of_bits(shift);
}

static inline real signed_half_uniform(word w, word refinement) {
  word mirror = _mm512_srai_epi32(w, 31);
  real fine = fma_(number_of(refinement, mirror), of(5.421010862427522e-20), of(2.710505431213761e-20));
  real half = fma_(number_of(w, mirror), of(2.3283064365386963e-10), fine);
  return real_of_bits(_mm512_ternarylogic_epi64(bits(half), _mm512_slli_epi64(w, 32), bits(of(-0.0)), 0xF8));
}
