/** An invented draft with a fault of many a kind. */
export const EXAMPLE = `# Ottery bridge will stay shut until spring

The bridge over the Senn will stay closed until March, sources said on Tuesday.

“The bolts came out like teeth,” Nora Velt, the mayor of Ottery, admitted. She claimed that the town had asked for money in January.

The roads office said that 22 of the 40 bridges in the valley, or 65 percent, were closed.

Councillor Per Holm accused the builder Adan Rusk of using cheap steel, an official said, speaking on condition of anonymity.

It is believed that the wind played a part. A local newspaper reported that the works would cost 3 million crowns.

“Nobody was in danger at any time.”

The council meets again tomorrow.
`;
