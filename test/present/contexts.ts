/** Contexts of others, kept here so that no test asks a network: the terms that we use, with the names that their makers publish. */

const OA = 'http://www.w3.org/ns/oa#';
const AS = 'http://www.w3.org/ns/activitystreams#';
const link = (id: string) => ({ '@id': id, '@type': '@id' }) as const;
const choice = (id: string) => ({ '@id': id, '@type': '@vocab' }) as const;

const typed = (id: string, type: string) =>
  ({ '@id': id, '@type': `http://www.w3.org/2001/XMLSchema#${type}` }) as const;

/** Of http://www.w3.org/ns/anno.jsonld (W3C Web Annotation Vocabulary, appendix A) the terms that we write, as they stand there. */
const annotation = {
  oa: OA,
  id: { '@type': '@id', '@id': '@id' },
  type: { '@type': '@id', '@id': '@type' },
  ...Object.fromEntries(
    'Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector describing identifying highlighting classifying commenting moderating tagging'
      .split(' ')
      .map((t) => [t, `${OA}${t}`]),
  ),
  Dataset: 'http://purl.org/dc/dcmitype/Dataset',
  Person: 'http://xmlns.com/foaf/0.1/Person',
  Software: `${AS}Application`,
  AnnotationCollection: `${AS}OrderedCollection`,
  AnnotationPage: `${AS}OrderedCollectionPage`,
  body: link(`${OA}hasBody`),
  target: link(`${OA}hasTarget`),
  source: link(`${OA}hasSource`),
  selector: link(`${OA}hasSelector`),
  scope: link(`${OA}hasScope`),
  creator: link('http://purl.org/dc/terms/creator'),
  generator: link(`${AS}generator`),
  motivation: choice(`${OA}motivatedBy`),
  purpose: choice(`${OA}hasPurpose`),
  items: { ...link(`${AS}items`), '@container': '@list' },
  partOf: link(`${AS}partOf`),
  first: link(`${AS}first`),
  format: 'http://purl.org/dc/elements/1.1/format',
  language: 'http://purl.org/dc/elements/1.1/language',
  created: typed('http://purl.org/dc/terms/created', 'dateTime'),
  value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
  name: 'http://xmlns.com/foaf/0.1/name',
  label: 'http://www.w3.org/2000/01/rdf-schema#label',
  total: typed(`${AS}totalItems`, 'nonNegativeInteger'),
  startIndex: typed(`${AS}startIndex`, 'nonNegativeInteger'),
  start: typed(`${OA}start`, 'nonNegativeInteger'),
  end: typed(`${OA}end`, 'nonNegativeInteger'),
  ...Object.fromEntries(['exact', 'prefix', 'suffix'].map((t) => [t, `${OA}${t}`])),
};

const CONTEXTS: Readonly<Record<string, object>> = {
  'http://www.w3.org/ns/anno.jsonld': annotation,
  // schema.org's own context gives every term this prefix; which terms there are is checked against schema-dts.
  'https://schema.org': { '@vocab': 'http://schema.org/', url: link('http://schema.org/url') },
};

/** Gives jsonld a context from here, and nothing from anywhere else. */
export const documentLoader = async (
  url: string,
): Promise<{ contextUrl: null; documentUrl: string; document: object }> => {
  const context = CONTEXTS[url];
  if (!context) throw new Error(`no context kept here: ${url}`);
  return { contextUrl: null, documentUrl: url, document: { '@context': context } };
};

/** Classes and properties of W3C PROV-O (Recommendation of 30 April 2013), each with the class that a property's subject has. */
export const PROV_CLASSES = new Set(
  'Entity Activity Agent Person Organization SoftwareAgent Collection EmptyCollection Bundle Plan Location'.split(' '),
);
export const PROV_PROPERTIES: Readonly<Record<string, readonly [of: string, to: string | null]>> = {
  wasGeneratedBy: ['Entity', 'Activity'],
  wasDerivedFrom: ['Entity', 'Entity'],
  wasQuotedFrom: ['Entity', 'Entity'],
  wasRevisionOf: ['Entity', 'Entity'],
  hadPrimarySource: ['Entity', 'Entity'],
  wasAttributedTo: ['Entity', 'Agent'],
  specializationOf: ['Entity', 'Entity'],
  hadMember: ['Collection', 'Entity'],
  used: ['Activity', 'Entity'],
  wasAssociatedWith: ['Activity', 'Agent'],
  endedAtTime: ['Activity', null],
  value: ['Entity', null],
  atLocation: ['Entity', 'Location'],
};
