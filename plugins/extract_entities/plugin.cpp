// SPDX-License-Identifier: Apache-2.0
// org.gainsay.extract_entities: names, demonyms, palaces and offices, each with the id of the entity tables. One
// mention per name; the longest name wins. What could mean two entities is not recorded.
#include <memory>
#include <utility>

#include "gainsay/kit/extractor.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "page.hpp"
#include "vocabulary.hpp"

namespace gainsay::extract_entities {

class Entities {
 public:
  static Result<Entities> create(kit::Host host, std::string_view) {
    Entities made;
    auto lexicon = kit::Lexicon::open(host.data(GAINSAY_DATA_LEXICON));
    if (!lexicon) return std::move(lexicon).error();
    made.lexicon_ = std::make_unique<kit::Lexicon>(*std::move(lexicon));
    auto vocabulary = Vocabulary::load(*made.lexicon_, host);
    if (!vocabulary) return std::move(vocabulary).error();
    made.vocabulary_ = std::make_unique<Vocabulary>(*std::move(vocabulary));
    made.layer_ = host.intern(GAINSAY_LAYER_ENTITY);
    return made;
  }

  Result<void> extract(const gainsay_document& document, kit::Sink& sink) {
    clear(page_, document, *vocabulary_);
    find_names(page_);
    resolve_plain(page_);
    drop_namesakes(page_);
    join_offices(page_);
    resolve_short(page_);
    find_unlisted(page_);
    for (const auto& name : page_.names) {
      if (name.dropped || (!name.id && !name.unlisted)) continue;
      sink.mention(layer_, name.span, gainsay_entity{name.id.value, name.type.value, name.via, 0, name.confidence});
    }
    return {};
  }

 private:
  std::unique_ptr<kit::Lexicon> lexicon_;
  std::unique_ptr<Vocabulary> vocabulary_;  // borrows lexicon_
  Page page_;
  Term layer_;
};

}  // namespace gainsay::extract_entities

GAINSAY_EXTRACTOR(gainsay::extract_entities::Entities, "org.gainsay.extract_entities", "0.1.0");
