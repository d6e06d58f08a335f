// SPDX-License-Identifier: Apache-2.0
#include "db/span_check.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "db/casefile.hpp"
#include "db/columns.hpp"
#include "db/sqlite/statement.hpp"
#include "gainsay/base/utf8.hpp"

namespace gainsay::db {
namespace {

bool lies_in(Span span, std::string_view text) {
  return span.begin < span.end && span.end <= text.size() && utf8::is_boundary(text, span.begin) &&
         utf8::is_boundary(text, span.end);
}
// {0,0} is "no words".
bool lies_in_or_none(Span span, std::string_view text) { return span == Span{} || lies_in(span, text); }

bool all_lie_in(const model::Claim& c, std::string_view text) {
  bool good = lies_in(c.span, text) && (!c.time || lies_in_or_none(c.time->span, text));
  for (const auto& slot : c.slots) good = good && lies_in_or_none(slot.span, text);
  for (const auto& q : c.quantities) {
    good = good && lies_in_or_none(q.span, text) && lies_in_or_none(q.value.number, text) &&
           lies_in_or_none(q.value.unit_span, text);
  }
  for (const auto& source : c.sources) good = good && lies_in_or_none(source.span, text);
  for (const auto& cue : c.cues) good = good && lies_in(cue.span, text);
  return good;
}

void check_claims(const std::vector<model::Claim>& claims, const model::Document& document, std::vector<Problem>& out) {
  for (const auto& claim : claims) {
    if (!all_lie_in(claim, document.text)) {
      out.push_back({to_string(claim.id),
                     "has a span outside the text of " + to_string(document.id) + ", or inside a character"});
    }
  }
}

Result<void> check_seals(Casefile& casefile, const std::vector<model::Claim>& claims, const DocumentId& document,
                         std::vector<Problem>& out) {
  std::map<RunId, std::vector<const model::Claim*>> by_run;
  for (const auto& claim : claims) by_run[claim.run].push_back(&claim);
  Statement query(casefile.connection(),
                  "SELECT r.id, p.seal, p.claims FROM progress p JOIN run r ON r.no = p.run "
                  "WHERE p.document = (SELECT no FROM document WHERE id = ?)");
  auto done = query.each(
      [&](Statement& row) {
        auto& own = by_run[id_at<RunId>(row, 0)];
        std::sort(own.begin(), own.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
        const bool same =
            bytes_of(seal_of(own)) == row.blob(1) && static_cast<std::size_t>(row.integer(2)) == own.size();
        if (!same) out.push_back({to_string(document), "its claims are not those that were found in it"});
      },
      blob_of(document));
  return done;
}

Result<void> check_mentions(Casefile& casefile, const model::Document& document, std::vector<Problem>& out) {
  const auto mentions = casefile.mentions().of(document.id);
  if (!mentions) return mentions.error();
  for (const auto& mention : *mentions) {
    if (lies_in(mention.span, document.text)) continue;
    out.push_back({to_string(document.id), "has a mention with a span outside the text, or inside a character"});
  }
  return {};
}

// Sorted by document, so that one text at a time is held.
Result<void> check_link_spans(Casefile& casefile, std::vector<Problem>& out) {
  Statement query(casefile.connection(),
                  "SELECT c.document, l.id, s.a_begin, s.a_end FROM link_slot s JOIN link l ON l.no = s.link "
                  "JOIN claim c ON c.no = l.a UNION ALL "
                  "SELECT c.document, l.id, s.b_begin, s.b_end FROM link_slot s JOIN link l ON l.no = s.link "
                  "JOIN claim c ON c.no = l.b ORDER BY 1, 2");
  Statement text_of(casefile.connection(), "SELECT text FROM document_text WHERE document = ?");
  std::int64_t held = 0;
  std::string text;
  return query.each([&](Statement& row) -> Result<void> {
    if (row.integer(0) != held) {
      held = row.integer(0);
      text.clear();
      auto found = text_of.one([&](Statement& t) { text = t.text(0); }, held);
      if (!found) return found.error();
    }
    if (!lies_in_or_none(span_at(row, 2), text)) {
      out.push_back(
          {to_string(id_at<LinkId>(row, 1)), "has a slot with a span outside the text, or inside a character"});
    }
    return {};
  });
}

}  // namespace

Result<void> check_spans_and_seals(Casefile& casefile, std::vector<Problem>& problems) {
  std::vector<DocumentId> ids;
  Statement query(casefile.connection(), "SELECT id FROM document ORDER BY no");
  auto done = query.each([&](Statement& row) { ids.push_back(document_at(row, 0)); });
  for (const auto& id : ids) {
    if (!done) return done;
    const auto document = casefile.documents().get(id);
    if (!document) return document.error();
    const auto claims = casefile.claims().of(id);
    if (!claims) return claims.error();
    check_claims(*claims, *document, problems);
    done = check_seals(casefile, *claims, id, problems);
    if (done) done = check_mentions(casefile, *document, problems);
  }
  return done;
}

Result<void> check_links(Casefile& casefile, std::vector<Problem>& problems) {
  auto done = casefile.links().each_row([&](const model::Link& link, std::uint64_t seal) {
    if (seal_of(link, link.verifier, link.key) != seal)
      problems.push_back({to_string(link.id), "was changed after it was found"});
  });
  if (!done) return done;
  return check_link_spans(casefile, problems);
}

}  // namespace gainsay::db
