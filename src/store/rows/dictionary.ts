/**
 * What packs begin as if they had already held (pack.ts). Part of the file format: a change of one letter makes every stored
 * pack unreadable, so that it comes with a migration that packs everything anew. What is most common stands last.
 */
const PARTS = [
  // A read article.
  '{"hearsay":{"schema":1,"version":"0.1.0","engine":"model","model":"en-1:sha256","rules":"en-1"},"article":{"id":"sha256:","file":"',
  '.html","url":"https://www.","canonical":"https://","outlet":"","title":"","authors":[""],"published":"2026-","publishedFrom":"json-ld","modified":null,"fetched":null,',
  '"language":"en","truncated":false,"credits":[{"outlet":"","span":[0,12]}],"links":[{"href":"https://","span":[3000,3020]}],"blocks":[{"kind":"headline","span":[0,62]},',
  '{"kind":"standfirst","span":[62,120]},{"kind":"paragraph","span":[120,500]},{"kind":"paragraph","span":[1000,1500]}],"skip":[],"text":"","attributions":[',
  '"to":null,"form":"direct","act":"deny","stance":"denies","form":"mixed","act":"confirm","act":"warn","act":"predict","act":"urge","act":"promise","act":"accuse","act":"show","act":"attitude","act":"decline",',
  '"stance":"withholds","stance":"questions","at":{"when":[74,83],"date":"2026-03-14","precision":"day","where":null,"medium":null},"translated":false,',
  '"why":[{"part":"act","by":"rule ","score":1},{"part":"span","by":"rule ","score":1},{"part":"mention","by":"rule ","score":1},{"part":"source","by":"model en-1","score":0.9',
  '{"id":"s1","kind":"organization","grade":"named","name":"","aliases":[""],"members":[],"role":null,"affiliation":null,"outletId":null,"reason":null,"mentions":[[64,73]],',
  '{"id":"s2","kind":"person","grade":"role","kind":"group","grade":"unnamed","kind":"outlet","kind":"document","grade":"anonymous","grade":"none","figures":[{"id":"f1","span":[120,141],',
  '"min":17,"max":null,"hedge":"at least","hedge":"exact","counted":"people killed","unit":"people","was":null,"partOf":null,"asOf":null,"attribution":"a1"}],',
  '"unattributed":[{"id":"u1","span":[300,371],"notices":[]}',
  '{"id":"a1","source":[[100,120]],"cue":[121,125],"content":[[126,200]],"to":null,"form":"indirect","act":"say","stance":"asserts","about":null,"within":null,"sourceId":"s1","at":null,"translated":false,"confidence":0.9,"why":[{"part":"cue","by":"model en-1","score":0.9',
  // A publication.
  '{"file":null,"url":"https://www.","canonical":null,"title":"","authors":[],"published":"2026-","modified":null,"fetched":null,"credits":[],"replaces":null}',
  // A claim.
  '{"id":"c:","text":"","disputed":false,"statements":[{"id":"st:","article":"sha256:","file":null,"outlet":"","published":"2026-","attribution":"a1","content":[[',
  ']],"stance":"asserts","sourceId":"s:","sourceName":"","grade":"named","hands":0,"chain":[""],"withdrawn":false}],"positions":[{"sourceId":"s:","sourceName":"","stance":"asserts","statements":["st:"],"since":"2026-"}],',
  '"origins":{"asserts":[{"root":"s:","files":[""],"statements":["st:"],"why":[{"kind":"near-copy","text":""}]}],"denies":[],"questions":[],"withholds":[]},"drift":[{"from":"st:","to":"st:","kind":"hedge dropped","span":[',
  // Statements.
  '{"text":{"wordCount":300,"topic":[],"links":[]},"statements":[{"id":"st:","attribution":"a1","content":[[',
  ']],"words":"the said that would have been people government minister police officials after before by of in on for with from at ","proposition":"","stance":"asserts","quoted":false,"translated":false,"source":"s1","grade":"named","chain":["s1"],"hands":0,"about":null,"said":null,',
  '"facts":{"stems":[""],"names":[],"context":[],"numbers":[{"min":17,"max":17,"unit":"people","counted":[]}],"predicate":"","hedges":[],"negated":false,"dates":["2026-"]}},',
  '"facts":{"stems":["","',
] as const;

export const DICTIONARY = Buffer.from(PARTS.join(''));
