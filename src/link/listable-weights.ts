// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: fitted numbers are what they are.
// Written by training/linking/listable.py from what readers labelled.

import type { Worths } from './worths.ts';

export const LISTABLE: Worths = {
  withVector: {
    bias: -0.529,
    own: [
      0.635, -0.863, -0.646, -0.205, 0.513, 0.027, 0.494, 0.371, 0.006, 0.004, 0.42, 0.269, -0.03, -0.121, -0.043,
      -1.069, 0.101, -0.362, -0.437, -0.237, 0.168, -0.926, -0.356, 0.283, -0.207, -0.224, -0.024, -0.198, 0.004, 0.187,
      -0.341, 1.133, -0.154, -0.177, 0.004, -0.055, -0.054, 0.209, 0.546,
    ],
  },
  without: {
    bias: -0.807,
    own: [
      0.107, -0.944, -0.482, -0.107, 0.788, 0.04, 0.967, 0.836, 0.03, 0.458, 0.554, 0.466, -0.193, -0.237, -0.471,
      -1.325, -0.193, -0.621, -0.705, -0.242, 0.003, -0.783, -0.413, 0.405, -0.197, -0.183, 0.013, -0.279, -0.229,
      -0.111, -0.146, 1.0, -0.442, 0.05, 0.076, 0.016, -0.212, 0.546, 0.091,
    ],
  },
  step: 1.0021421e-6,
  bits: '/38wRoMmQQHE7g/tkeHeRbm0T1sE9DAZzAoDJjXtqNvV0C+7xPnPHAIe0uY/6MstRzDh+1ziIDdSGS35ydFXzssKCRAA/cwggecXAFEGqsV5Exv2Xvlh72UFmPkfJbvo5AmqEioJFw99E+0K6O46/Rf+thiJ9LX+Cs4J/tgEggKP62oK0QcVDTwDnftm2c8AWAryBN0L2vOrInT+RvfU9snpsw2T97EPRNAcBnIXognj6Xv34O7KI8XeFyyOOzrcf9Yc+WUgMf8l94vYoxhfCnbxliJJAZX/LRnlBO8ffQuS8iYMzQuIBYP9k+85J177Ax+bBF7kswgM/dkTiRlc5CMQViCIDvESXBsZDf7u8C/fA6LiauKvFZzjwhRsHHXSY9rcDcf/YeoP+8bO2iJ5C+YOOPQk7ZUT9xS5FSP+3dyQ/GcSDf/XC5ALvPPA6mr3Sws+/3MCk98Z8Xj8Kgkp7l72w/1DFED5IxRCD8Py9Aoh6C/4BPtN97/+Kfk5CEny1v1Q/LsNweROHNTjywY4+DsCJhLd2ksOQgtQC5EAs+VV/S7jygxS92EF6PNP8b39hgFmKMn8K/rRFB/4UxBPAX0VMtpQBLvcu/ZYDTr85wytNNPq7tnvCWoIjexZ8XoEpBQ68fv6vg4FFzLwW/fZ8VQHzg5hCT4IZAxm8Bzk2PfrFpoFa+x49x/1O/KN9wUITBroDlz6If8i9fkIEAHLDLsDxwd55AoBAPyOA44FxAbx8Ur8bfVqBMXd3wCDBvQDFwaYA+IBwPd+/1rvWQJkCAoGNv0UBLT6QPzg/4T71Avy9nr5RwNp/BYFKfy7/F4DGwOEBUL7jP6q73/30vqsAO8Lvgma/6MOQAPd+7cBQPbbAYj5W/ymEkoLu/6S7C35Tvb2AWf3sPl5AqwD8/6yAboD9vWBDCgF3PNvDWkFnP9R+mIHw/7s/XP6EvuM+scEev31/MIBQwnS/SIDEf62/on/bv9F/gz7Fv2F/779i/blAxj6sv/eAbQBAAAAAAAA',
};
