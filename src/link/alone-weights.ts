// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers are what they are.
// Written by training/linking/listable.py from what readers labelled.

import type { Worths } from './worths.ts';

export const ALONE: Worths = {
  withVector: {
    bias: -4.695,
    own: [
      0.243, 0.058, -0.311, -0.081, 0.718, 0.929, 0.919, -0.022, 0.229, 0.734, 0.722, -1.363, -0.096, -0.963, 0.003,
      0.385, -0.138, -0.526, 0.045, 0.408, -0.029, -0.875, -0.127, -0.075, -0.417, 2.152, 0.246, 0.289, -0.031, -0.874,
      -0.89, 0.154, 2.151, 0.138, 0.026, 0.451, 0.933, 0.048, 0.267, -0.974, 0.06, -0.494, 0.145, 0.108, -0.888, -0.372,
      -0.01, 0.487, -0.078, 0.334, 0.0, -0.236, -0.524, 0.095, 0.664, 0.726,
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
  step: 5.63520439e-7,
  bits: 'VsSzEpYaXfHVpGHAwe/MEL0pRhFdqqAehL3sB18Mp+Os9lM+fzU/GYWbiuFB5jMuq/3S9uoiQAX+3rj3bP9YKonVeOd1zm3mx+5fzDROoRdTMXYYN/R3uUELaC4i8bk281RkEKdNQh4KOi0GcB7Kra5CaOpkF3AlXw/4MI8mhRhCCtxQtTDURssYBvrZvP7vobzed03wdjBiASQi2CGATJTsCtZuH27nUkhWL4TXfvgrBg8DvhJ6C4KwzeW1wawbIA1c4mrSnfqS7y0OlP8r4C9NRApSOoHiwjL8F5LZBu2PDcUDSBQtElZj9tma0pAGr+5nBj9B5QFg6gvT4hcAAPQLxpVQLg7MoeA80lolnxKeK38FSfgaCk22lPZqDuTUugL6B38nM9st/z3wSD/N/8bka+rXCoYeD+H+7IwiAP8J8hjVRLXsGQrpdmLQLAQ1/csRCqb7O/EfO9VMr/67ykT5Jesv50vx5MC5BTz7hjplJG8UAhDL6r4A4Am+wWFNfQf8Tt81tebvC2/zaOjW2/EYOe2tHsb78zk88s0Z1gXe8ZPVCUuNAzq8hh2W7BctfhF8LLQJuAMsBFX31PoAAOgG9x2F6E8vxdjn8/0MW/8BgCYyKxn89P9u7BpUD4ABwCo3NnctZOwV6pP3fuvu4pcqTeOLuGxX8wAstkrp8xkKGU301UmhBPj8ZwnzOcYvF8joINUHb9RNOQ70BstvGMtUPwad8PAWYTed3C4QVwBl+cs8DY6n4TlFgAJZOgUKQ8YV+pH13UN6INI0tixM95we1wNv3ujjWzIK+HT4iwEK4QFATcLQ93S+D+CcNw0MMKPL8gfA6ao63cEcuOEAAABL+Pzl6twlfOgU4OvXFUZ25MHMjwS/BJQfH0QRqTrmrCLA32AIKEJ25FDrDtajq/o2QAAl9GHZfiBXHj7qYCkyA20bWxKZ0HkLC8NX/8f1A+jh92c6OcUS6u3ve27NQTD6vSe/EXYliPx5EAXn0xsy15A8SOw65BL8dzttHE/j',
};
