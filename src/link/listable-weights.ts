// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers are what they are.
// Written by training/linking/listable.py from what readers labelled.

import type { Worths } from './worths.ts';

export const LISTABLE: Worths = {
  withVector: {
    bias: 0.221,
    own: [
      0.68, -0.961, -0.661, -0.246, 0.748, 0.11, 0.36, 0.257, -0.087, 0.078, 0.628, 0.271, -0.127, -0.157, 0.183,
      -1.037, -0.056, -0.492, 0.167, -0.188, 0.183, -0.971, -0.535, 0.261, -0.482, -0.001, -0.14, -0.173, -0.086, 0.504,
      -0.284, 1.083, -0.156, -0.414, -0.04, -0.12, -0.168, 0.317, 0.411,
    ],
  },
  without: {
    bias: -0.983,
    own: [
      0.225, -0.896, -0.558, -0.19, 1.005, 0.112, 0.823, 0.676, 0.041, 0.314, 0.519, 0.442, -0.226, -0.166, -0.49,
      -1.384, -0.383, -0.716, -0.693, -0.213, -0.051, -0.745, -0.714, 0.368, -0.489, 0.098, -0.352, -0.235, -0.244,
      -0.011, -0.11, 0.89, -0.366, -0.42, 0.011, 0.026, -0.214, 0.635, 0.241,
    ],
  },
  step: 4.37790951e-7,
  bits: 'l+kt5lXEYwAovXbWd9XYKOIIfgo+LxEAyPoHJ+PtMvKm6TlLrHrTudUcrAJm8mLNi0eU9YgJejE4OpcU8BCk3Tu9JefAEfbF7NOBGDPktBMfwwQK6dSNtuoJMOShpmcREDuZe9pTQhvC+W8nasmWiy4YFtunA8TAGTlg4U0DvP//mctKu1kYqhdmbQBHAZYCX/M18iwiMFRMLTI6MgeM1qvfcRcPOTfXkPhVOwzX8VWX1uIBfEH4LavOxioG7nnBdib9AFE7b8o6+nnWjyHz0rzYPyD6T+MIhC6WES7g3wNQ5q8JGtdMFpwQiv89ENnsdulM9Ckw0MH4IqQ4TNUKAecJzglWHprcwytsCvJEUS49/hbIjsfhu80Kmu7iBBjiuXuzJ1HzKtdbHLYvyAluOPIK2hiSnzEZKAYT8F3VFd3YOIMt9/zHUJjmqB+c8i4qTTPED1kQ4fTw2u7Uup37B/9/5won9Mfu0oweOSs2QCB3+iwRsEBg/zboxCRR1GBgwCTX06FCBNtR+o4IM9qF/qcarRuP+9bQgQZL9HffqCjj2QIv19PXAkrX5Pqxx2hQZv3/utkqm+KfjgPG+A3R/pLtZnjDKekDCQopGVcF0evgxLrhzjz1/6UjDvklANoxh/+YD68VsCSfFVymSAT34AVnT9IM31ExUeERJ+ohSxXA+roSalB+r8PnnBbEEUjsVR0FKkpKCyfILEoK3PN5AHcZh7bRwe37o/ptMssQfAHf8Rr077yc7LBK6uOsMbEzaflfF2VJ2R8r9hrddO9Laah0qvmB67rFH/MbNAQAXQMCp1kNfOinAhLhhoiS+eD2bek/0KEotN9aJ5QU4MQf/Wj2KFFFL5QSL/hG08wHmBa6LvziqdD25q0o4OpDvnbaVB9mIIMG9+8r8Ivhxe6sHeMp7gN/SR4KO+N31NS8Ls2hE9omjQ/ZBPUXqBIq6l4RqCvGUtjqCNrQXfwajc+84cEDF+mdMGkwxNpd2obDwRT5HiYBgOFU2PiDwchmTtzT',
};
