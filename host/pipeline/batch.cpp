// SPDX-License-Identifier: Apache-2.0
#include "host/pipeline/batch.hpp"

#include <algorithm>

#include "db/writer.hpp"
#include "gainsay/base/utf8.hpp"
#include "host/matching/comparison.hpp"

namespace gainsay::pipeline {
namespace {

std::string path_of(const model::Document& document) {
  return document.appearances.empty() ? to_string(document.id) : document.appearances.front().path;
}

model::Failure failure_of(const model::Document& document, const char* stage, const Error& error) {
  return {path_of(document), stage, std::nullopt, to_string(error.code), error.message};
}

// Precedence: what people said, then the text's own dateline (contracts). Two that differ by more than a day are noted.
void date(model::Document& document, const model::Published& dateline, std::vector<model::Skipped>& notes) {
  for (auto& appearance : document.appearances) {
    if (!appearance.published) {
      appearance.published = dateline;
    } else if (appearance.published->days.closed() && (dateline.days.hi < appearance.published->days.lo - 1 ||
                                                       dateline.days.lo > appearance.published->days.hi + 1)) {
      notes.push_back(
          {"analysis", appearance.path,
           "the dateline " + dateline.edtf + " was not used: published is given as " + appearance.published->edtf, 1});
    }
  }
}

// New appearances, and those stored ones that they do not replace; an import of the same path replaces
// (db/document_store.hpp).
Result<void> add_stored_appearances(model::Document& document, db::Casefile& casefile) {
  auto stored = casefile.documents().get(document.id);
  if (!stored)
    return stored.error().code == ErrorCode::NotFound ? Result<void>{} : Result<void>{std::move(stored).error()};
  for (auto& appearance : stored->appearances) {
    const auto same_path = [&](const auto& known) { return known.path == appearance.path; };
    if (std::none_of(document.appearances.begin(), document.appearances.end(), same_path))
      document.appearances.push_back(std::move(appearance));
  }
  return {};
}

// Complete, and with the date that it was run with?
Result<bool> is_known(const model::Document& document, db::Casefile& casefile, const std::vector<model::Run>& runs) {
  auto stored = casefile.documents().get(document.id);
  if (!stored)
    return stored.error().code == ErrorCode::NotFound ? Result<bool>{false} : Result<bool>{std::move(stored).error()};
  const auto before = stored->anchor(), now = document.anchor();
  if (before.has_value() != now.has_value() || (before && (before->days != now->days || before->second != now->second)))
    return false;
  for (const auto& run : runs) {
    auto complete = casefile.runs().is_complete(document.id, run.id);
    if (!complete || !*complete) return complete;
  }
  return true;
}

// The mentions that stand in claims: what explains their slots.
std::vector<model::Mention> used_mentions(const extraction::Extracted& extracted) {
  std::vector<Span> spans;
  for (const auto& claim : extracted.claims) {
    spans.push_back(claim.span);
    for (const auto& slot : claim.slots) spans.push_back(slot.span);
    for (const auto& quantity : claim.quantities) spans.push_back(quantity.span);
    if (claim.time) spans.push_back(claim.time->span);
  }
  std::sort(spans.begin(), spans.end());
  std::vector<Span> merged;  // disjoint, so that one look-up answers
  for (const auto span : spans) {
    if (span.empty()) continue;
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  std::vector<model::Mention> used;
  for (const auto& mention : extracted.mentions) {
    const auto after = std::upper_bound(merged.begin(), merged.end(), mention.span.begin,
                                        [](std::uint32_t begin, Span span) { return begin < span.end; });
    if (after != merged.end() && after->overlaps(mention.span)) used.push_back(mention);
  }
  return used;
}

// Runs that are through with a document. A plugin that failed on it is not, unless it got as far as claims: then single
// results of it were refused, and will be again.
std::vector<RunId> completed(const extraction::Extracted& extracted, const std::vector<model::Run>& runs) {
  std::vector<RunId> out;
  for (const auto& run : runs) {
    const bool failed = std::any_of(extracted.failures.begin(), extracted.failures.end(),
                                    [&](const auto& failure) { return failure.plugin == run.plugin; });
    const bool spoke = std::any_of(extracted.claims.begin(), extracted.claims.end(),
                                   [&](const auto& claim) { return claim.run == run.id; });
    if (!failed || spoke) out.push_back(run.id);
  }
  return out;
}

Result<db::Writer::Written> put(db::Writer& writer, const Analysed& one, const extraction::Extracted& extracted,
                                const std::vector<model::Run>& runs) {
  const auto done = completed(extracted, runs);
  const auto mentions = used_mentions(extracted);
  const auto comparison = matching::pack(matching::make_comparison(one.document, one.analysis, extracted.claims));
  const auto folded = to_utf8(one.analysis.key_fold.units);
  db::DocumentRows rows;
  rows.document = &one.document;
  rows.folded = folded;
  rows.completed = done;
  rows.claims = extracted.claims;
  rows.mentions = mentions;
  rows.comparison = comparison;
  return writer.put(rows);
}

}  // namespace

std::vector<Analysed> analyse(std::vector<model::Document> documents, analysis::Analyser& analyser, Outcome& outcome) {
  std::vector<Analysed> out;
  for (auto& document : documents) {
    auto analysed = analyser.analyse(document);
    if (!analysed) {
      outcome.failures.push_back(failure_of(document, "analysis", analysed.error()));
      continue;
    }
    for (auto& note : analysed->notes) outcome.skipped.push_back({"analysis", path_of(document), std::move(note), 1});
    document.language = analysed->analysis.languages[analysed->analysis.language];
    ++outcome.languages[document.language];
    if (analysed->dateline) date(document, *analysed->dateline, outcome.skipped);
    out.push_back({std::move(document), std::move(analysed->analysis)});
  }
  return out;
}

Result<Fresh> leave_out_known(std::vector<Analysed> analysed, db::Casefile& casefile,
                              const std::vector<model::Run>& runs) {
  Fresh fresh;
  db::Writer writer(casefile);
  if (auto begun = writer.begin_batch(); !begun) return std::move(begun).error();
  for (auto& one : analysed) {
    if (auto added = add_stored_appearances(one.document, casefile); !added) return std::move(added).error();
    const auto known = is_known(one.document, casefile, runs);
    if (!known) return known.error();
    if (*known) {
      if (auto put = casefile.documents().put(one.document); !put) return std::move(put).error();
      ++fresh.known;
    } else {
      fresh.documents.push_back(std::move(one));
    }
  }
  if (auto done = writer.commit_batch(); !done) return std::move(done).error();
  return fresh;
}

std::vector<extraction::Item> items_of(const std::vector<Analysed>& documents) {
  std::vector<extraction::Item> items;
  for (const auto& one : documents) items.push_back({&one.document, &one.analysis});
  return items;
}

Result<void> store(db::Casefile& casefile, const std::vector<Analysed>& documents,
                   std::vector<extraction::Extracted> extracted, const Stages& stages, Outcome& outcome) {
  db::Writer writer(casefile);
  if (auto begun = writer.begin_batch(); !begun) return std::move(begun).error();
  for (const auto& [term, name] : stages.extraction.names())
    if (auto put = casefile.terms().put(term, name); !put) return std::move(put).error();
  bool changed = false;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto written = put(writer, documents[i], extracted[i], stages.extraction.runs());
    if (written) {
      changed = changed || (!written->is_new && (written->changed || written->anchor_moved));
    } else {
      outcome.failures.push_back(failure_of(documents[i].document, "store", written.error()));
    }
    std::move(extracted[i].failures.begin(), extracted[i].failures.end(), std::back_inserter(outcome.failures));
    std::move(extracted[i].skipped.begin(), extracted[i].skipped.end(), std::back_inserter(outcome.skipped));
  }
  for (const auto& run : stages.verifier_runs)
    if (auto reopened = changed ? casefile.runs().reopen_all(run.id) : Result<void>{}; !reopened) return reopened;
  return writer.commit_batch();
}

std::string to_utf8(const std::vector<std::uint16_t>& units) {
  std::string out;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    const bool paired =
        c >= 0xD800 && c < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000;
    if (paired) c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00u);
    if (c < 0xD800 || c > 0xDFFF) utf8::append(out, c);
  }
  return out;
}

Result<void> put_runs(db::Casefile& casefile, const Stages& stages) {
  db::Writer writer(casefile);
  if (auto begun = writer.begin_batch(); !begun) return begun;
  for (const auto& run : stages.extraction.runs())
    if (auto put = casefile.runs().put(run); !put) return put;
  for (const auto& run : stages.verifier_runs)
    if (auto put = casefile.runs().put(run); !put) return put;
  return writer.commit_batch();
}

Result<void> put_failures(db::Casefile& casefile, const std::vector<model::Failure>& failures) {
  if (failures.empty()) return {};
  db::Writer writer(casefile);
  if (auto begun = writer.begin_batch(); !begun) return begun;
  for (const auto& failure : failures)
    if (auto put = casefile.omissions().put(failure); !put) return put;
  return writer.commit_batch();
}

Result<void> put_notes(db::Casefile& casefile, const std::vector<Analysed>& documents,
                       std::span<const model::Skipped> notes) {
  db::Writer writer(casefile);
  if (auto begun = writer.begin_batch(); !begun) return begun;
  for (const auto& one : documents)
    for (const auto& seen : one.document.appearances)
      if (auto cleared = casefile.omissions().clear_notes(seen.path); !cleared) return cleared;
  for (const auto& note : notes)
    if (auto put = casefile.omissions().put(note); !put) return put;
  return writer.commit_batch();
}

}  // namespace gainsay::pipeline
