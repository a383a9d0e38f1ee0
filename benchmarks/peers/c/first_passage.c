// The work of the throughput benchmark (first passage of a basket below its debt on 32 dates), as fast as C makes it on one core: one shape a
// program, the state of a path in registers, four normals inverted side by side so that their chains of multiplications overlap.
//
//   gcc -O3 -ffp-contract=off -DLANE='"lanes/single16.h"' -DASSETS=4 first_passage.c -lm
//
// Prints the least nanoseconds a factor-step of the repetitions, and the number of insolvent paths, which is the engine's own.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include LANE

#define LENGTH(array) ((int)(sizeof(array) / sizeof(*(array))))
#define UNROLL _Pragma("GCC unroll 32")
#define INLINE static inline __attribute__((always_inline))

enum { STEPS = 32, PATHS = 1 << 18, REPETITIONS = 6, DRAWS = 4, LOADINGS = ASSETS * (ASSETS + 1) / 2 };
// A batch of normals serves whole steps and is whole blocks of four draws.
enum { BATCH_STEPS = ASSETS % 4 == 0 ? 1 : 4 / ASSETS, BATCH_BLOCKS = BATCH_STEPS * ASSETS / DRAWS };

INLINE real polynomial(real x, const scalar *coefficients, int length) {
  real y = of(coefficients[0]);
  UNROLL for (int k = 1; k < length; k++) y = fma_(y, x, of(coefficients[k]));
  return y;
}

#include PRECISION
#include "normals.h"

typedef struct {
  scalar drift[ASSETS], loading[LOADINGS], step_length[STEPS], root_step_length[STEPS], spot[ASSETS], quantity[ASSETS], debt;
} model;

INLINE real exponential(real x) {
  real shifted = fma_(x, of(log2_e), rounding_shift());
  real n = shifted - rounding_shift();
  real r = fma_(n, of(log_2_low), fma_(n, of(log_2_high), x));
  real y = scale_by_power_of_two(polynomial(r, exponential_coefficients, LENGTH(exponential_coefficients)), shifted);
  y = choose(less(of(exponential_highest), x), of((scalar)INFINITY), y);
  return choose(less(x, of(exponential_lowest)), of(0), y);
}

static int insolvent_paths(const model *m, uint32_t first_path) {
  real log_return[ASSETS];
  real lowest = of(3.40282347e38f);
  first_rounds start = first_rounds_of(first_path);
  UNROLL for (int asset = 0; asset < ASSETS; asset++) log_return[asset] = of(0);
  for (int batch = 0; batch < STEPS / BATCH_STEPS; batch++) {
    real normal[BATCH_BLOCKS * DRAWS];
    UNROLL for (int block = 0; block < BATCH_BLOCKS; block++) write_normals(normal + block * DRAWS, start, batch * BATCH_BLOCKS + block);
    UNROLL for (int within = 0; within < BATCH_STEPS; within++) {
      real length = of(m->step_length[batch * BATCH_STEPS + within]), root_length = of(m->root_step_length[batch * BATCH_STEPS + within]);
      const scalar *loading = m->loading;
      real collateral = of(0);
      UNROLL for (int asset = 0; asset < ASSETS; asset++) {
        real shock = of(loading[0]) * normal[within * ASSETS];
        UNROLL for (int factor = 1; factor <= asset; factor++) shock = fma_(of(loading[factor]), normal[within * ASSETS + factor], shock);
        loading += asset + 1;
        log_return[asset] = fma_(root_length, shock, fma_(of(m->drift[asset]), length, log_return[asset]));
        real price = of(m->spot[asset]) * exponential(log_return[asset]);
        if (asset == 0) collateral = of(m->quantity[asset]) * price;
        else collateral = fma_(of(m->quantity[asset]), price, collateral);
      }
      lowest = least(collateral, lowest);
    }
  }
  return count(less_or_equal(lowest, of(m->debt)));
}

// Volatility 0.9, correlation 0.5, no drift, spots and quantities 1, debt 0.6 an asset, steps of a day.
static model model_of(void) {
  model m = { .debt = (scalar)(0.6 * ASSETS) };
  double lower[ASSETS][ASSETS] = { 0 };
  int next = 0;
  for (int column = 0; column < ASSETS; column++) {
    double pivot = 1;
    for (int k = 0; k < column; k++) pivot -= lower[column][k] * lower[column][k];
    lower[column][column] = sqrt(pivot);
    for (int row = column + 1; row < ASSETS; row++) {
      double rest = 0.5;
      for (int k = 0; k < column; k++) rest -= lower[row][k] * lower[column][k];
      lower[row][column] = rest / lower[column][column];
    }
  }
  for (int row = 0; row < ASSETS; row++) {
    m.drift[row] = (scalar)(0 - 0.5 * 0.9 * 0.9);
    m.spot[row] = m.quantity[row] = 1;
    for (int column = 0; column <= row; column++) m.loading[next++] = (scalar)(0.9 * lower[row][column]);
  }
  double length = (double)STEPS / 365 / STEPS;
  for (int step = 0; step < STEPS; step++) {
    m.step_length[step] = (scalar)length;
    m.root_step_length[step] = (scalar)sqrt(length);
  }
  return m;
}

int main(void) {
  model m = model_of();
  double least_time = INFINITY;
  long insolvent = 0;
  for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
    struct timespec start, end;
    insolvent = 0;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (uint32_t path = 0; path < PATHS; path += WIDTH) insolvent += insolvent_paths(&m, path);
    clock_gettime(CLOCK_MONOTONIC, &end);
    double nanoseconds = (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
    // The first one warms up.
    if (repetition > 0 && nanoseconds < least_time) least_time = nanoseconds;
  }
  printf("%.3f %ld\n", least_time / PATHS / STEPS / ASSETS, insolvent);
  return 0;
}
