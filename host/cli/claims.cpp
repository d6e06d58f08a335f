// SPDX-License-Identifier: Apache-2.0
// gainsay claims: what the documents of a casefile claim, with the words.
#include <algorithm>
#include <map>
#include <memory>

#include "host/cli/command.hpp"
#include "host/cli/event_json.hpp"
#include "host/cli/listing.hpp"
#include "host/cli/problem.hpp"
#include "host/session/acts.hpp"

namespace gainsay::cli {
namespace {

struct Text {
  std::string words;
  std::unique_ptr<CodePoints> points;  // borrows from `words`
};

// Texts of documents, each read once.
class Texts {
 public:
  explicit Texts(db::Casefile& casefile) : casefile_(casefile) {}
  Result<TextView> of(const DocumentId& id) {
    auto& text = texts_[id];
    if (!text.points) {
      auto words = casefile_.documents().text(id);
      if (!words) return std::move(words).error();
      text.words = *std::move(words);
      text.points = std::make_unique<CodePoints>(text.words);
    }
    return TextView{text.words, text.points.get()};
  }

 private:
  db::Casefile& casefile_;
  std::map<DocumentId, Text> texts_;
};

int run(const Options& options) {
  auto listing = open_listing(options);
  if (!listing) return print_error(listing.error());
  const auto claims = listing->casefile.claims().list(listing->filter);
  if (!claims) return print_error(claims.error());
  const auto wanted = documents_with_text(listing->casefile, options);
  if (!wanted) return print_error(wanted.error());
  const auto runs = listing->casefile.runs().list();
  if (!runs) return print_error(runs.error());
  Runs by_id;
  for (const auto& run : *runs) by_id.emplace(run.id, run);
  const auto log = session::load_log(listing->casefile);
  if (!log) return print_error(log.error());
  Texts texts(listing->casefile);
  Table table(options);
  Json list = Json::array();
  for (const auto& claim : *claims) {
    if (*wanted && !std::binary_search((*wanted)->begin(), (*wanted)->end(), claim.document)) continue;
    const auto state = claim_state(*log, claim.id);
    if (!options.state.empty() && options.state != state) continue;
    const auto view = texts.of(claim.document);
    if (!view) return print_error(view.error());
    if (options.json) {
      auto one = claim_json(claim, to_string(claim.document), *view, listing->names, by_id);
      one["state"] = state;
      one["verdicts"] = claim_verdicts_json(*log, claim.id);
      list.push_back(std::move(one));
    } else {
      table.add({to_string(claim.id), listing->names.name(claim.predicate), to_string(claim.polarity),
                 to_string(claim.modality), claim.time ? claim.time->time.edtf : "",
                 std::string(claim.span.of(view->text))});
    }
  }
  const auto omissions = stored_omissions(listing->casefile, listing->workbench);
  if (!omissions) return print_error(omissions.error());
  if (options.json) {
    print_list("claims", std::move(list), *omissions);
  } else {
    print_table(table, *omissions, *listing, options);
  }
  return exit_code::Ok;
}

}  // namespace

extern const Command claims_command;
const Command claims_command = {"claims", "List the claims of a casefile",
                                takes::Case | takes::Json | takes::Filters | takes::ClaimState | takes::Selection, run};

}  // namespace gainsay::cli
