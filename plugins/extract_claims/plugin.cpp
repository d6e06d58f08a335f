// SPDX-License-Identifier: Apache-2.0
// org.gainsay.extract_claims: who did what to whom, when, how many, how surely, according to whom. The sentence of this
// plugin is `Claims::sentence`: items, phrases, triggers, clauses, frames, norms, scope, claim.
#include <memory>
#include <optional>
#include <vector>

#include "assemble.hpp"
#include "disambiguation.hpp"
#include "frames.hpp"
#include "gainsay/kit/extractor.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "grammar.hpp"
#include "norms.hpp"
#include "phrases.hpp"
#include "references.hpp"
#include "verb_groups.hpp"

namespace gainsay::extract_claims {

// A claim has at most 60 words; clauses are compared with each other, so a text without full stops must not get
// through.
constexpr std::uint32_t most_tokens = 400;

class Claims {
 public:
  static Result<Claims> create(kit::Host host, std::string_view) {
    Claims made;
    auto lexicon = kit::Lexicon::open(host.data(GAINSAY_DATA_LEXICON));
    if (!lexicon) return std::move(lexicon).error();
    made.lexicon_ = std::make_unique<kit::Lexicon>(*std::move(lexicon));
    auto grammar = Grammar::load(*made.lexicon_, host);
    if (!grammar) return std::move(grammar).error();
    made.grammar_ = std::make_unique<Grammar>(*std::move(grammar));
    made.references_ = std::make_unique<References>(*made.grammar_);
    return made;
  }

  Result<void> extract(const gainsay_document& document, kit::Sink& sink) {
    sentence_.document = &document;
    sentence_.grammar = grammar_.get();
    references_->clear();
    for (std::uint32_t i = 0; i < document.sentence_count; ++i) {
      const auto& row = document.sentences[i];
      const auto& paragraph = document.paragraphs[row.paragraph];
      if (paragraph.role == GAINSAY_ROLE_BOILERPLATE || paragraph.role == GAINSAY_ROLE_DUPLICATE ||
          paragraph.role == GAINSAY_ROLE_DATELINE || paragraph.role == GAINSAY_ROLE_QUESTION ||
          row.flags & GAINSAY_SENTENCE_QUESTION)
        continue;
      if (row.token_end - row.token_begin > most_tokens) {
        sink.abstain({row.begin, row.end}, "sentence-too-long");
        continue;
      }
      const auto language = grammar_->lexicon().find_language(kit::view(document.languages[paragraph.language]));
      if (language) sentence(i, *language, sink);
    }
    return {};
  }

 private:
  void sentence(std::uint32_t index, kit::LanguageIndex language, kit::Sink& sink) {
    build_items(sentence_, index, language);
    disambiguate(sentence_);
    references_->resolve(sentence_);
    build_phrases(sentence_);
    find_triggers(sentence_, triggers_);
    bound_clauses(sentence_, triggers_);
    match_frames(sentence_, triggers_, matches_);
    narrow_norms(sentence_, triggers_, references_->last_norm(), matches_);
    for (std::size_t k = 0; k < matches_.size(); ++k) {
      const auto& match = matches_[k];
      if (!match || part_of_another(*match) || states_nothing(k)) continue;
      if (auto claim = assemble(sentence_, triggers_, *match, *references_)) {
        sink.claim(*claim);
        references_->remember(*match, *claim);
      }
    }
    references_->remember(sentence_, matches_);
  }

  // An infinitive or gerund states something only when a verb of saying, asking … governs it.
  bool states_nothing(std::size_t k) const {
    const auto form = triggers_[k].morph.form;
    if (triggers_[k].nominal() || triggers_[k].finite || triggers_[k].modifier) return false;
    return (form == Form::Infinitive || form == Form::Gerund) && !is_governed(sentence_, triggers_, k, *matches_[k]);
  }

  // The clause that another claim is about ("asked to send", "buying … would violate") is not said by itself.
  bool part_of_another(const FrameMatch& match) const {
    const auto& trigger = triggers_[static_cast<std::size_t>(match.trigger)];
    for (const auto& other : matches_) {
      if (!other || &*other == &match) continue;
      if (other->complement == match.trigger) return true;
      for (const auto& f : other->fillers)
        if (trigger.nominal() && f.item == trigger.noun) return true;
    }
    return false;
  }

  std::unique_ptr<kit::Lexicon> lexicon_;  // borrows the mapped file, which lives as long as the process
  std::unique_ptr<Grammar> grammar_;
  std::unique_ptr<References> references_;
  Sentence sentence_;  // reused buffers
  std::vector<Trigger> triggers_;
  std::vector<std::optional<FrameMatch>> matches_;
};

}  // namespace gainsay::extract_claims

GAINSAY_EXTRACTOR(gainsay::extract_claims::Claims, "org.gainsay.extract_claims", "0.1.0");
