// SPDX-License-Identifier: Apache-2.0
#include "host/pipeline/comparing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "db/writer.hpp"
#include "gainsay/kit/hash.hpp"
#include "host/matching/voices.hpp"
#include "host/verification/link_check.hpp"

namespace gainsay::pipeline {
namespace {

// Side by side, in the order of the casefile.
struct Loaded {
  std::vector<DocumentId> documents;
  std::vector<matching::Comparison> comparisons;
};

Result<Loaded> load(db::Casefile& casefile) {
  Loaded out;
  auto loaded = casefile.load_comparison([&](const DocumentId& document, std::string_view bytes) -> Result<void> {
    if (bytes.empty()) return {};
    auto comparison = matching::unpack(bytes);
    if (!comparison) return std::move(comparison).error();
    out.documents.push_back(document);
    out.comparisons.push_back(*std::move(comparison));
    return {};
  });
  if (!loaded) return std::move(loaded).error();
  return out;
}

std::vector<disagreement::Voice> by_document(std::span<const matching::Comparison> documents,
                                             std::span<const std::uint64_t> voices) {
  std::vector<disagreement::Voice> out;
  for (std::size_t i = 0; i < voices.size(); ++i) out.push_back({documents[i].document, voices[i]});
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.document < b.document; });
  return out;
}

// Has every verifier compared the document?
Result<bool> is_compared(db::Casefile& casefile, const DocumentId& document, std::span<const model::Run> runs) {
  for (const auto& run : runs) {
    auto complete = casefile.runs().is_complete(document, run.id);
    if (!complete || !*complete) return complete;
  }
  return true;
}

// A verifier run is through with a document like an extractor's, with no claims of its own.
Result<void> mark_compared(db::Casefile& casefile, const std::vector<DocumentId>& documents, const Stages& stages,
                           const std::set<std::string>& failed) {
  static const auto nothing = db::seal_of({});
  for (const auto& run : stages.verifier_runs) {
    if (failed.count(run.plugin)) continue;  // the next run tries again
    const auto number = casefile.runs().number(run.id);
    if (!number) return number.error();
    for (const auto& id : documents) {
      const auto document = casefile.documents().number(id);
      if (!document) return document.error();
      if (!*document) continue;
      if (auto done = casefile.runs().complete(**document, *number, 0, nothing); !done) return done;
    }
  }
  return {};
}

Result<void> store_links(db::Writer& writer, const verification::Outcome& outcome) {
  std::map<verification::TouchedGroup, std::vector<model::Link>> groups;
  for (const auto& touched : outcome.touched) groups[touched];
  for (const auto& link : outcome.links) groups[{link.verifier, link.key}].push_back(link);
  for (const auto& [group, links] : groups)
    if (auto put = writer.replace_links(group.verifier, group.key, links); !put) return put;
  return {};
}

// The number of voices that speak in each matter.
Result<void> count_voices(db::Casefile& casefile, const std::vector<disagreement::Voice>& voices) {
  const auto matters = casefile.links().disagreements({});
  if (!matters) return matters.error();
  for (const auto& entry : *matters) {
    std::set<std::uint64_t> heard;
    for (const auto& id : entry.documents) {
      const auto at = std::lower_bound(voices.begin(), voices.end(), id.head(),
                                       [](const auto& v, std::uint64_t head) { return v.document < head; });
      heard.insert(at != voices.end() && at->document == id.head() ? at->voice : id.head());
    }
    const auto count = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(heard.size()));
    if (auto set = casefile.links().set_voices(entry.id, count); !set) return set;
  }
  return {};
}

}  // namespace

Result<Gathered> gather(db::Casefile& casefile, const Stages& stages) {
  const auto loaded = load(casefile);
  if (!loaded) return loaded.error();
  Gathered gathered;
  std::vector<std::uint64_t> heads;
  for (const auto& document : loaded->documents) {
    const auto compared = is_compared(casefile, document, stages.verifier_runs);
    if (!compared) return compared.error();
    if (*compared) continue;
    gathered.fresh.push_back(document);
    heads.push_back(document.head());
  }
  gathered.all = gathered.fresh.size() == loaded->documents.size();
  gathered.corpus = matching::gather(loaded->comparisons, heads);
  gathered.voices = by_document(loaded->comparisons, gathered.corpus.voices);
  if (gathered.fresh.empty() || gathered.all) return gathered;
  auto read = casefile.links().each_end([&](std::string_view verifier, std::uint64_t key, ClaimId a, ClaimId b) {
    gathered.stored.push_back({std::string(verifier), key, a, b});
  });
  if (!read) return std::move(read).error();
  return gathered;
}

Result<matching::Corpus> gather_all(db::Casefile& casefile) {
  const auto loaded = load(casefile);
  if (!loaded) return loaded.error();
  std::vector<std::uint64_t> heads;
  for (const auto& comparison : loaded->comparisons) heads.push_back(comparison.document);
  return matching::gather(loaded->comparisons, heads);
}

Result<void> store(db::Casefile& casefile, const Gathered& gathered, const verification::Outcome& outcome,
                   const Stages& stages) {
  db::Writer writer(casefile);
  if (auto begun = writer.begin_batch(); !begun) return begun;
  std::set<std::string> failed;
  for (const auto& failure : outcome.failures)
    if (failure.plugin) failed.insert(*failure.plugin);
  std::set<std::string> replaced(outcome.replaced.begin(), outcome.replaced.end());
  if (gathered.all)
    for (const auto& run : stages.verifier_runs) replaced.insert(run.plugin);
  for (const auto& verifier : replaced)
    if (auto erased = casefile.links().erase(verifier); !erased) return erased;
  if (auto put = casefile.terms().put(kit::term(verification::order_slot), verification::order_slot); !put) return put;
  if (auto put = store_links(writer, outcome); !put) return put;
  if (auto marked = mark_compared(casefile, gathered.fresh, stages, failed); !marked) return marked;
  if (auto counted = count_voices(casefile, gathered.voices); !counted) return counted;
  if (auto put = casefile.omissions().replace("verification", outcome.skipped); !put) return put;
  return writer.commit_batch();
}

Result<std::vector<disagreement::Voice>> voices_of(db::Casefile& casefile) {
  const auto loaded = load(casefile);
  if (!loaded) return loaded.error();
  std::vector<matching::Sketched> sketched;
  for (const auto& comparison : loaded->comparisons) sketched.push_back({comparison.document, comparison.sketch});
  return by_document(loaded->comparisons, matching::find_voices(sketched));
}

}  // namespace gainsay::pipeline
