// SPDX-License-Identifier: Apache-2.0
// The card: a disagreement as a reader sees it, in the reader's language. The CLI prints it, the JSON report and the
// web use it. Texts for the reader hold no characters of a document that could write to a terminal, and isolates
// (U+2068 … U+2069) around what is quoted; `quote`, `publisher`, `path`, `title`, `url` and the words of slots are as
// they stand.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/model/link.hpp"
#include "host/disagreement/messages.hpp"
#include "host/disagreement/sources.hpp"

namespace gainsay::disagreement {

struct CardSide {
  ClaimId claim;
  DocumentId document;
  Span span;
  std::string quote;     // verbatim
  std::string language;  // of the source, BCP 47
  bool right_to_left = false;
  std::string publisher;  // "" when unknown
  std::string date;       // publication, in the reader's calendar; "" when unknown
  std::string time;       // of what is claimed; "" when unknown
  std::string path, title, url;
  std::vector<std::string> attribution;  // innermost first; names, or "an analysis (unnamed)"
  std::uint32_t members = 1;             // claims that say the same, this one counted
};

struct CardSlot {
  std::string slot;  // role id, "time", "norm" …
  std::string test, reason;
  std::string a, b;  // the words on either side, "" when there are none
  // The same for the reader: what clashes ("time: the one ends before the other begins"), and the normalised value of
  // each side with its words in quotation marks, isolated ("until 2019, “fino al 2019”").
  std::string name, a_shown, b_shown;
};

struct Card {
  MatterId id;
  std::string type, rule_id, norm;  // norm: label in the reader's language, "" when none
  std::string type_name;            // in the reader's language, else the type
  double score = 0;
  std::string headline, rule, dissolve, settle;
  CardSide a, b;              // of the strongest link; a is the older
  std::vector<CardSide> via;  // in the order of the argument
  std::vector<CardSlot> slots;
  std::uint32_t also = 0;  // further flagged links of this matter
  std::uint32_t voices = 1;
  std::vector<std::string> notes;  // "message stance-reversal.headline is missing in tr": for the report's `skipped`
};

using MessagesOf = std::map<std::string, Messages, std::less<>>;  // by verifier id; `host_messages`: the host's own
inline constexpr std::string_view host_messages = "";

// `links` are all links of the report, sorted by id.
Card make_card(const model::Disagreement& disagreement, std::span<const model::Link> links, const Sources& sources,
               const MessagesOf& messages, std::string_view reader);

// The message `<rule>` of one link; "" when its verifier has none.
std::string explain(const model::Link& link, const Sources& sources, const MessagesOf& messages,
                    std::string_view reader);

}  // namespace gainsay::disagreement
