const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/**
 * Words of interfaces: what buttons, menus, players, forms and labels of pages say. In lower case. None is furniture by itself ("the video
 * shows"): how much of a block they are is one of the things that are weighed. Lists only grow.
 */
export const INTERFACE_WORDS = words(
  `accept account ad ad-free adblock ads advert advertise advertisement advertisements advertising affiliate alert alerts android app apps
   archives articles audio autoplay autoplaying bookmark bookmarks browser browsers button cancel captcha caption captions careers
   categories category channel chat classifieds click clicking close comment comments consent contact continue continues cookie cookies
   copy copyright crossword crosswords customise customize desktop disclaimer dismiss download e-mail edition email embed enable enabled
   enlarge error expired facebook faq faqs favorites favourites feed filed follow follower followers following form fullscreen galleries
   gallery gdpr gift google+ headlines help hide highlights home homepage horoscopes icon image inappropriate inbox infographic instagram
   invalid ios javascript jobs latest likes link linkedin links listen live load loading logged login logo logout mail main map maps
   masthead menu messenger mobile more most mute navigation news newsletter newsletters newsroom next notifications offline online opens
   opt options page pages partners password pause permalink personalised personalized photo photos picture pictures pinterest play
   playback player playlist podcast podcasts policy polls popular post posted posts preferences premium prev previous print privacy
   profile promo promoted re-enter read reader readers reading recent recommended reddit refresh register related reload replay reply
   reprints reproduced reserved retweet rights robot rss save scroll search section sections select settings share shares show sign signup
   site sitemap skip slide slides slideshow snapchat spam sponsor sponsored stories story streaming submit submitting subscribe subscribed
   subscriber subscribers subscribing subscription tab tablet tag tags tap telegram terms thank thanks thumbnail thumbnails tiktok toggle
   top topic topics transcript transcripts trending trial tumblr tweet tweets twitter unlimited unlock unmute unsubscribe unsupported
   update updates upgrade upload url user username verify via video videos view viewed viewing views visit volume watch weather web
   webpage website whatsapp yahoo youtube zoom`,
);

/** Words that stand beside them in a label before a colon: "More on this story:". */
export const INTERFACE_LABELS = words('more also related on this the now story and');

/** Words that speak to the reader, or of the page to the reader. */
export const READER_WORDS = words('you your yours us our please');
