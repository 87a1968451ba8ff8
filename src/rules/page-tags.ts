/**
 * What pages call things in their `<meta>` tags, strongest first, and in JSON-LD and class names. Names are in lower case; those of
 * tags are taken from the public vocabularies Open Graph, Dublin Core, schema.org, and from what news sites use.
 */
export const TITLE_TAGS: readonly string[] = [
  'dc:title',
  'dc.title',
  'dcterms.title',
  'dcterm:title',
  'og:title',
  'citation_title',
  'headline',
  'title',
  'twitter:title',
  'parsely-title',
  'sailthru.title',
];

export const OUTLET_TAGS: readonly string[] = [
  'og:site_name',
  'dc.publisher',
  'dcterms.publisher',
  'citation_journal_title',
  'publisher',
  'cre',
  'application-name',
];

export const AUTHOR_TAGS: readonly string[] = [
  'dc:creator',
  'dc.creator',
  'dcterms.creator',
  'dcterm:creator',
  'citation_author',
  'author',
  'article:author',
  'og:article:author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'article.author',
];

export const PUBLISHED_TAGS: readonly string[] = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dc:date',
  'dcterms.date',
  'sailthru.date',
  'citation_publication_date',
  'citation_date',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'publication_date',
  'publish-date',
  'publishdate',
  'pubdate',
  'pdate',
  'ptime',
  'date',
];

export const MODIFIED_TAGS: readonly string[] = [
  'article:modified_time',
  'og:article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'lastmod',
  'article.updated',
  'utime',
];

/** Types of schema.org that are an article. */
export const ARTICLE_TYPES: ReadonlySet<string> = new Set([
  'AdvertiserContentArticle',
  'AnalysisNewsArticle',
  'Article',
  'AskPublicNewsArticle',
  'BackgroundNewsArticle',
  'BlogPosting',
  'LiveBlogPosting',
  'MedicalScholarlyArticle',
  'NewsArticle',
  'OpinionNewsArticle',
  'Report',
  'ReportageNewsArticle',
  'ReviewNewsArticle',
  'SatiricalArticle',
  'ScholarlyArticle',
  'SocialMediaPosting',
  'TechArticle',
]);

/** Words of class names and ids (or two side by side) whose parts belong to the page and not to the article. */
export const FURNITURE_CLASSES: ReadonlySet<string> = new Set([
  'ad',
  'ads',
  'advert',
  'advertisement',
  'breadcrumb',
  'breadcrumbs',
  'comments',
  'consent',
  'cookie',
  'cookies',
  'disqus',
  'mailing list',
  'newsletter',
  'outbrain',
  'pagination',
  'promo',
  'promoted',
  'read more',
  'read next',
  'readmore',
  'recirc',
  'recommended',
  'related',
  'share',
  'sharebar',
  'sharing',
  'sign up',
  'signup',
  'skip link',
  'social',
  'sponsored',
  'subscribe',
  'taboola',
  'toolbar',
]);

/** Words of class names and ids of the standfirst under a headline. */
export const STANDFIRST_CLASSES: readonly string[] = [
  'standfirst',
  'subheadline',
  'sub-headline',
  'subhead',
  'sub-title',
  'subtitle',
  'dek',
  'article-summary',
  'article-dek',
];

/** Words at the head of a byline, in languages of pages, that are no part of a name. */
export const BYLINE_OPENERS: readonly string[] = [
  'by',
  'by:',
  'written by',
  'reported by',
  'story by',
  'posted by',
  'published by',
  'words by',
  'author:',
  'from',
  'par',
  'por',
  'von',
  'di',
];
