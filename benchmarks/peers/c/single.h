// Single precision: coefficients, highest degree first, and bounds.

static const scalar log2_coefficients[] = {
    -0.14560689f, 0.23682137f, -0.25009108f, 0.28671986f, -0.3600861f, 0.48093876f, -0.72135717f, 1.4426948f,
};
static const scalar central_coefficients[] = {
    8.5273255e-10f, 4.355139e-09f, -9.61719e-08f, -1.1599057e-06f, 1.5099846e-06f, 0.00014355687f, 0.001241151f, -0.005289097f, -0.48471317f,
    4.1949515f,
};
static const scalar tail_coefficients[] = {
    2582.5332f, -80.646126f, -111.49513f, -27.998606f, 2.325086f, -1.6812274f, 1.1126585f, -1.1669674f, -0.78318226f, 1.0815606f,
};
static const scalar exponential_coefficients[] = {
    0.0013782473f, 0.008368671f, 0.041668963f, 0.16666521f, 0.4999999f, 1.f, 1.f,
};

static const scalar tail_bound = 0.0014f;
static const scalar log2_e = 1.442695f, log_2_high = -0.69314575f, log_2_low = -1.4286068e-06f;
static const scalar exponential_lowest = -87.33654f, exponential_highest = 88.72283f;

// Times f of log2(1 + f), where the argument of the polynomial is f itself.
static inline real log2_argument(real f, real *factor) { return *factor = f; }

static inline real tail(real v, real p) {
  (void)p;
  real s = root(of(5.5f) - v);
  real r = of(1.f) / s - of(0.203125f);
  return -s * polynomial(r, tail_coefficients, LENGTH(tail_coefficients));
}
