// Philox4x32-10 and the normal quantile, four draws at a time.

enum { SEED = 42, PURPOSE = 0, REFINEMENT = 1 << 6 };
static const uint32_t multiplier0 = 0xD2511F53, multiplier1 = 0xCD9E8D57, weyl0 = 0x9E3779B9, weyl1 = 0xBB67AE85;

// What the first round makes of the path; the other three words of the counter are the same on all paths, and stay scalars for a round or two.
typedef struct { word high, low; } first_rounds;

INLINE first_rounds first_rounds_of(uint32_t first_path) {
  first_rounds start;
  start.low = multiply(consecutive(first_path), multiplier0, &start.high);
  return start;
}

INLINE void encrypt(first_rounds start, uint32_t block, uint32_t purpose, word *w) {
  uint32_t key0 = SEED, key1 = 0;
  // Round 1.
  uint64_t product = (uint64_t)multiplier1 * block;
  uint32_t u0 = (uint32_t)(product >> 32) ^ key0, u1 = (uint32_t)product;
  word w2 = exclusive_or_one(start.high, purpose ^ key1), w3 = start.low;
  key0 += weyl0;
  key1 += weyl1;
  // Round 2.
  product = (uint64_t)multiplier0 * u0;
  word high, low = multiply(w2, multiplier1, &high);
  w[0] = exclusive_or_one(high, u1 ^ key0);
  w[1] = low;
  w[2] = exclusive_or_one(w3, (uint32_t)(product >> 32) ^ key1);
  w[3] = word_of((uint32_t)product);
  UNROLL for (int round = 2; round < 10; round++) {
    key0 += weyl0;
    key1 += weyl1;
    word high0, high1, low0 = multiply(w[0], multiplier0, &high0), low1 = multiply(w[2], multiplier1, &high1);
    w[0] = exclusive_or(high1, w[1], key0);
    w[1] = low1;
    w[2] = exclusive_or(high0, w[3], key1);
    w[3] = low0;
  }
}

INLINE void write_normals(real *normal, first_rounds start, uint32_t block) {
  word leading[DRAWS], refining[DRAWS];
  encrypt(start, block, PURPOSE, leading);
  if (DOUBLE_PRECISION) encrypt(start, block, PURPOSE | REFINEMENT, refining);
  real uniform[DRAWS], p[DRAWS], x[DRAWS], factor[DRAWS], l[DRAWS], v[DRAWS], c[DRAWS];
  UNROLL for (int i = 0; i < DRAWS; i++) {
    uniform[i] = signed_half_uniform(leading[i], refining[i]);
    p[i] = magnitude(uniform[i]);
    real e, f = split_exponent(fma_(-p[i], p[i], p[i]), &e) - of(1);
    x[i] = log2_argument(f, &factor[i]);
    v[i] = e + of(5.5);
    l[i] = of(log2_coefficients[0]);
    c[i] = of(central_coefficients[0]);
  }
  UNROLL for (int k = 1; k < LENGTH(log2_coefficients); k++) {
    UNROLL for (int i = 0; i < DRAWS; i++) l[i] = fma_(l[i], x[i], of(log2_coefficients[k]));
  }
  UNROLL for (int i = 0; i < DRAWS; i++) v[i] = fma_(factor[i], l[i], v[i]);
  UNROLL for (int k = 1; k < LENGTH(central_coefficients); k++) {
    UNROLL for (int i = 0; i < DRAWS; i++) c[i] = fma_(c[i], v[i], of(central_coefficients[k]));
  }
  UNROLL for (int i = 0; i < DRAWS; i++) {
    real z = (p[i] - of(0.5)) * c[i];
    mask rare = less(p[i], of(tail_bound));
    if (__builtin_expect(any(rare), 0)) z = choose(rare, tail(v[i], p[i]), z);
    normal[i] = flip_sign(z, uniform[i]);
  }
}
