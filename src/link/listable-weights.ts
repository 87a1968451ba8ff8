// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers are what they are.
// Written by training/linking/listable.py from labelled statements: weights of the models of listable.ts.

/** Indices of the two models; two further on stand those for statements without a vector. */
export const LISTABLE = 0;
export const STANDS = 1;

export const BIAS: readonly number[] = [0.221, -3.137, -0.983, -3.832];

/** In the order of `traitsOf`. */
export const FEATURE_WEIGHTS: readonly (readonly number[])[] = [
  [
    0.68, -0.961, -0.661, -0.246, 0.748, 0.11, 0.36, 0.257, -0.087, 0.078, 0.628, 0.271, -0.127, -0.157, 0.183, -1.037,
    -0.056, -0.492, 0.167, -0.188, 0.183, -0.971, -0.535, 0.261, -0.482, -0.001, -0.14, -0.173, -0.086, 0.504, -0.284,
    1.083, -0.156, -0.414, -0.04, -0.12, -0.168, 0.317, 0.411,
  ],
  [
    0.477, -0.405, -0.431, 0.052, 1.149, 0.302, 0.546, 0.105, 0.232, 0.115, 1.061, 0.69, 0.123, 0.287, -0.186, -0.759,
    -0.334, -0.348, 0.017, 0.331, 0.258, -0.775, -0.556, -0.388, -0.19, 0.696, -0.313, -0.133, -0.128, 0.224, -0.278,
    -0.407, -0.412, -0.05, -0.031, 0.267, 0.593, 0.327, 0.294,
  ],
  [
    0.225, -0.896, -0.558, -0.19, 1.005, 0.112, 0.823, 0.676, 0.041, 0.314, 0.519, 0.442, -0.226, -0.166, -0.49, -1.384,
    -0.383, -0.716, -0.693, -0.213, -0.051, -0.745, -0.714, 0.368, -0.489, 0.098, -0.352, -0.235, -0.244, -0.011, -0.11,
    0.89, -0.366, -0.42, 0.011, 0.026, -0.214, 0.635, 0.241,
  ],
  [
    0.135, -0.422, -0.419, 0.074, 1.32, 0.386, 0.877, 0.3, 0.273, 0.275, 0.88, 0.749, 0.121, 0.365, -0.667, -0.903,
    -0.537, -0.494, -0.64, 0.306, 0.154, -0.761, -0.707, -0.327, -0.204, 0.834, -0.415, -0.175, -0.299, -0.091, -0.22,
    -0.499, -0.592, 0.069, -0.025, 0.272, 0.541, 0.628, 0.188,
  ],
];

/** Weights of the vector's numbers: 16 bits each in base64, and what one step is worth. */
const VECTORS: readonly { readonly step: number; readonly bits: string }[] = [
  {
    step: 4.37790951e-7,
    bits: 'l+kt5lXEYwAovXbWd9XYKOIIfgo+LxEAyPoHJ+PtMvKm6TlLrHrTudUcrAJm8mLNi0eU9YgJejE4OpcU8BCk3Tu9JefAEfbF7NOBGDPktBMfwwQK6dSNtuoJMOShpmcREDuZe9pTQhvC+W8nasmWiy4YFtunA8TAGTlg4U0DvP//mctKu1kYqhdmbQBHAZYCX/M18iwiMFRMLTI6MgeM1qvfcRcPOTfXkPhVOwzX8VWX1uIBfEH4LavOxioG7nnBdib9AFE7b8o6+nnWjyHz0rzYPyD6T+MIhC6WES7g3wNQ5q8JGtdMFpwQiv89ENnsdulM9Ckw0MH4IqQ4TNUKAecJzglWHprcwytsCvJEUS49/hbIjsfhu80Kmu7iBBjiuXuzJ1HzKtdbHLYvyAluOPIK2hiSnzEZKAYT8F3VFd3YOIMt9/zHUJjmqB+c8i4qTTPED1kQ4fTw2u7Uup37B/9/5won9Mfu0oweOSs2QCB3+iwRsEBg/zboxCRR1GBgwCTX06FCBNtR+o4IM9qF/qcarRuP+9bQgQZL9HffqCjj2QIv19PXAkrX5Pqxx2hQZv3/utkqm+KfjgPG+A3R/pLtZnjDKekDCQopGVcF0evgxLrhzjz1/6UjDvklANoxh/+YD68VsCSfFVymSAT34AVnT9IM31ExUeERJ+ohSxXA+roSalB+r8PnnBbEEUjsVR0FKkpKCyfILEoK3PN5AHcZh7bRwe37o/ptMssQfAHf8Rr077yc7LBK6uOsMbEzaflfF2VJ2R8r9hrddO9Laah0qvmB67rFH/MbNAQAXQMCp1kNfOinAhLhhoiS+eD2bek/0KEotN9aJ5QU4MQf/Wj2KFFFL5QSL/hG08wHmBa6LvziqdD25q0o4OpDvnbaVB9mIIMG9+8r8Ivhxe6sHeMp7gN/SR4KO+N31NS8Ls2hE9omjQ/ZBPUXqBIq6l4RqCvGUtjqCNrQXfwajc+84cEDF+mdMGkwxNpd2obDwRT5HiYBgOFU2PiDwchmTtzT',
  },
  {
    step: 3.97161832e-7,
    bits: '0QVsyfHNrB8dl5/1kcTGY74mDfxRBHLt6dmlK0j7Yt4swAQjYnTX3yYNkf9ACkLOa2Eb7FD/hhKyB/4FTxZ6tQqZNu1PJHnB2RBaM6j5fwOJ5xP9AQMy2NgI7RscphkVDxbUHqMffddq7HNM775ztQEt/eCq3IjODCm31dQZXAmX4kxTZXm71/w0oN1T+p/8v/WGJV3seUNzKasTxhOE1hYMXFq3HRT40M1XON/fMwINriAGOj7XEO3enALG24PduzCnIbXn3dKoG3TTnTtT6t7oHFm6ThPxRCOOL/79XAgLy5PtGtIy/5butPRcBhQQ+sSp86gXdw7cD+7Yo/TY/ob3BLchLvHJUhv59yYhZg9z6TbpS8PA92LaT++EAcb5pn49DisJ9tsQH3sz1BsQG9UuMhrZhZcZ4AlFCHDNoRccSIH1pwHkPGnmByxY/Q888iBZHNP35hIq8xns275i24tdlwYuEjT0xIpwOz1uN/kNIZkXMFukL1HSOebf26hl4g58/aYQTNSF3I8bBM5HyaASnBLB/pC1VdG/A2fo5hbH5cgh9rgrIXTAlhLyuNT9jekm0kEhUumX0h21sfnq/UQWgx7NLjjm5wR6HgEHVx+g3tgH6Ew/EcIiYBMJAfQL3fXgGp0K+gnoKb6qvRBs8JRRB7mx13VVI+j3MjUhfQmZDf4pLh67zOzNPQRf43HssiBxEW5Mkx9dOJ4s89LLSAgst6ym3if9IBkkEtgjYAJLyFkRaqWIDORtmN45EZoWKNLYF79ObAJiAmbn0dS4Ev9/0PFfCv3yeNX7CjIRrv3du4T3zPiEOX600uDgCLHeT9XF90tCI+vMFuDuLNH8/UkgSUpaNfsJI+Cc7NsknACmDEMk88hG6hoDkgMiygQAARlZRjL+sfe8+8fb8QUF7lwQ8QAIUhcCxBLXBjz9RPvvLidJkDXx4jkhbxY90Cw1VSs5UmcVVsTGAdX3hSuaGloNWfRvIA0kAsq3ykqvbPuP/yMGz9wB+XXnxao6DxD7',
  },
];

const unpacked = VECTORS.map(({ step, bits }) => {
  const bytes = Uint8Array.from(atob(bits), (c) => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 2 }, (_, i) => step * view.getInt16(2 * i, true));
});

export const vectorWeights = (model: number): Float64Array => unpacked[model]!;
