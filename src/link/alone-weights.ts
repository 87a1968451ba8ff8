// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers are what they are.
// Written by training/linking/listable.py from what readers labelled.

import type { Worths } from './worths.ts';

export const ALONE: Worths = {
  withVector: {
    bias: -5.352,
    own: [
      0.639, -0.295, -0.382, -0.247, 0.601, 0.868, 0.968, 0.11, 0.25, 0.557, 1.021, -1.442, -0.05, -1.267, -0.098,
      -0.592, -0.643, -0.905, -0.242, 0.26, -0.023, -0.473, -0.16, 0.29, -0.647, 1.484, 0.278, 0.186, 0.0, -1.193,
      -0.97, 0.551, 2.245, 0.497, -0.017, 0.472, 0.895, 0.107, 0.025, -1.125, -0.376, -0.696, 0.055, 0.206, -1.108,
      -0.345, 0.202, 0.612, -0.093, 0.397, 0.0, -0.199, -0.441, 0.035, 0.674, 0.474,
    ],
  },
  // From the 3,000 statements: of the titles no model without a vector told what stands alone as well as readers expect of plain texts.
  without: {
    bias: -3.832,
    own: [
      0.135, -0.422, -0.419, 0.074, 1.32, 0.386, 0.877, 0.3, 0.273, 0.275, 0.88, 0.749, 0.121, 0.365, -0.667, -0.903,
      -0.537, -0.494, -0.64, 0.306, 0.154, -0.761, -0.707, -0.327, -0.204, 0.834, -0.415, -0.175, -0.299, -0.091, -0.22,
      -0.499, -0.592, 0.069, -0.025, 0.272, 0.541, 0.628, 0.188,
    ],
  },
  step: 7.46724621e-7,
  bits: 'CwxXsAoD8w35D+L+sNtIf04PrQ7+7TcUPR+mC64UjKk99mC9C+DAQKcDatjpB/9/N/y5CIIerhvN+uYeEuK7AQtPzfVC6dAZq/twIeLCZf1xeQO8LcenDJkCasMA7YQIXCe1CJrQI/JJ/k/EGN9HIlMtQQ3XKWX2Xrgf7Sf2Cs3/AQn3VOoG8R0loz9TDCMd+BAjFLzkv9iNCM8ePMVc8nA6i9fzUnn3r+VyHXIor+9+A4DIGBplJlgxtTUeU2n3kbXNAXU8uxZKFbbcF+9+D94QLb743vT7OTo1vVQLd9VMRxMGDNHA/fT5uw0CxvgGnf0aI+f5LsYg9QDuQ+TGHInP/U3vVPfquy1mF/EXgOzV7fswMy3pIUDOdi8r92i2YRuZIjvWUusZ7lr+UNqC/QglU2cX2706ydZu8mfyshPDzFT7BB3RF4c1HD+176TJeP+8Fk3mnhf45oXyxxYEIWPy2EimHTnJOwyltTDpyfxBAq7RiSExBt8ANTJFPz4l5w/0JQzn7RtWP6r9aNOltz9CsOqDSJDXsPhMEtIGM7GqICnpWQdt4SwuVNXo07v1OBeyIYS9gyAm0pn09CZaLR9cRuUxlYXAC9/xEwcGPuL5FMAUvM+q/rYDjPbbHaTGti59FOfsubFOMeQmcjjYJN0qzP9N7hXNG9Q0CxIoYwfZJ6L0JebDG/q5YUWsx1dQPWZuL/Qg2OD9EFHxydvTKLT7+/hm9c3ZQRWr8/na/gKzDIwQxLpuzbTzAdt4xnUIrxgdMKgjcz5eDawV+iVtLcgTKBvT6dY6TQO9190n/A/TIYQMXB8Dz50MDvvdylUMYs9DHTT5ffUdELQD3vhNN5Qa+vBcFWIANRg64Xr9JubqHx4deOrO3+nwVh9G7eTqlsvP9GACQAP/AbP97AjnISIhSdbA9R3T9hTZ60YFpRkw8HrXMvRFCDP3RNkMKczzV/2UKOoAq9j4F2UXp8Nz7WfiLf2/C0gEruGxAdDwRQhmAw4Rav/a+8EHAAANAAAA',
};
