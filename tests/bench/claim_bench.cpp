// SPDX-License-Identifier: Apache-2.0
// The store and the comparison at a given number of claims: inserting them, what they weigh, comparing all of them, and
// what one more document costs.
#include <algorithm>
#include <filesystem>

#include "db/casefile.hpp"
#include "host/analysis/analyse.hpp"
#include "host/cli/verifiers.hpp"
#include "host/pipeline/batch.hpp"
#include "host/pipeline/comparing.hpp"
#include "tests/bench/bare_pairing.hpp"
#include "tests/bench/claim_set.hpp"
#include "tests/bench/filling.hpp"
#include "tests/bench/flat_store.hpp"

namespace gainsay::bench {
namespace {

constexpr double flat_bytes = 48;  // of a claim in a bare array
constexpr std::size_t new_documents = 3;

// The files of one run; those that nobody asked for go away.
struct Files {
  explicit Files(const Settings& settings)
      : own(settings.casefile.empty()),
        casefile(own ? (std::filesystem::temp_directory_path() / "bench-claims.gainsay").string() : settings.casefile),
        flat(casefile + ".flat") {
    remove(casefile);
    remove(flat);
  }
  ~Files() {
    remove(flat);
    if (own) remove(casefile);
  }
  static void remove(const std::string& path) {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);
  }
  bool own;
  std::string casefile, flat;
};

void add_bytes(const std::string& path, std::size_t claims, Figures& figures) {
  double rows = 0, blob = 0;
  auto tables = nlohmann::ordered_json::object();
  for (const auto& [table, bytes] : table_bytes(path)) {
    tables[table] = bytes;
    if (table.rfind("claim", 0) == 0 || table.rfind("sqlite_autoindex_claim", 0) == 0)
      rows += static_cast<double>(bytes);
    if (table == "comparison") blob += static_cast<double>(bytes);
  }
  const double each = (rows + blob) / static_cast<double>(claims);
  figures.add(
      Figure("claim-bytes", "bytes stored for a claim: rows, indexes and comparison columns, no quote", "bytes", each)
          .beside("a flat record", flat_bytes)
          .aims(Better::Less, 3, 1.6)
          .notes(std::to_string(static_cast<long>(blob / static_cast<double>(claims))) +
                 " of them in the comparison columns, with the document's sketch"));
  figures.put("table_bytes", tables);
}

struct Compared {
  Spent gather, verify, store;
  std::size_t links = 0, groups = 0;
  Spent all() const {
    Spent sum = gather;
    sum += verify;
    sum += store;
    return sum;
  }
};

Result<Compared> compare(db::Casefile& casefile, const pipeline::Stages& stages) {
  Compared out;
  Stopwatch watch(Clock::Processes);
  const auto gathered = pipeline::gather(casefile, stages);
  if (!gathered) return gathered.error();
  out.gather = watch.lap();
  const auto verified = verification::verify(stages.verifiers, gathered->corpus);
  out.verify = watch.lap();
  if (!verified.failures.empty())
    return Error{ErrorCode::Plugin, verified.failures.front().reason, verified.failures.front().path, ""};
  if (auto stored = pipeline::store(casefile, *gathered, verified, stages); !stored) return std::move(stored).error();
  out.store = watch.lap();
  out.links = verified.links.size();
  out.groups = verified.touched.size();
  return out;
}

void add_pairing(const Compared& compared, std::size_t claims, Figures& figures) {
  const double sorting = bare_sort_seconds(claims), bare = sorting + 1e-9 * static_cast<double>(compared.links);
  figures.add(Figure("pairing", "keys, groups and links of all claims, through the verifiers' worker", "ms",
                     1e3 * compared.verify.cpu)
                  .beside("radix sort of as many 16-byte keys, and 1 ns per link", 1e3 * bare)
                  .aims(Better::Less, 8, 4)
                  .took(sample_of({compared.verify}))
                  .notes(std::to_string(compared.links) + " links in " + std::to_string(compared.groups) + " groups"));
  figures.add(Figure("gather", "rows of all documents loaded, copies found, equal claims drawn together", "ms",
                     1e3 * compared.gather.cpu)
                  .beside("the same sort", 1e3 * sorting)
                  .took(sample_of({compared.gather})));
  figures.add(Figure("store-links", "links, voices and marks stored", "us/link",
                     1e6 * compared.store.cpu / static_cast<double>(std::max<std::size_t>(1, compared.links)))
                  .took(sample_of({compared.store})));
}

// One document more, compared with all that is there; a few times.
Result<void> add_one_more(db::Casefile& casefile, const pipeline::Stages& stages, const ClaimSet& set,
                          const Filling& filling, Figures& figures, nlohmann::ordered_json& growth) {
  std::vector<Spent> each;
  std::size_t claims = 0, groups = 0;
  db::Writer writer(casefile);
  for (std::size_t index = filling.documents(); each.size() < new_documents; ++index) {
    const auto one = set.document(index);
    if (one.claims.empty()) continue;
    if (auto put = writer.put(one.rows()); !put) return std::move(put).error();
    const auto compared = compare(casefile, stages);
    if (!compared) return compared.error();
    each.push_back(compared->all());
    claims += one.claims.size();
    groups += compared->groups;
  }
  const auto sample = sample_of(each);
  const double us = 1e6 * sample.cpu_median * new_documents / static_cast<double>(claims);
  const double probe = 1e6 * bare_probe_seconds(filling.claims());
  const std::string says = "a new claim compared with all others, by way of a new document";
  figures.add(Figure("incremental-claim", says, "us", us)
                  .beside("one probe of a hash table", probe)
                  .took(sample)
                  .notes(std::to_string(groups / new_documents) + " groups compared for a document of " +
                         std::to_string(claims / new_documents) + " claims"));
  figures.add(Figure("incremental-claim-time", says, "us", us)
                  .beside("one microsecond", 1)
                  .aims(Better::Less, 50, 2)
                  .took(sample)
                  .notes("the goals are 50 us through SQLite and 2 us in memory"));
  growth["incremental"] = 1e6 * sample.cpu_median;
  return {};
}

}  // namespace

Result<void> measure_claims(const Ground& ground, const Settings& settings, Figures& figures) {
  const Files files(settings);
  auto extraction = ground.workbench.start_extraction();
  if (!extraction) return std::move(extraction).error();
  const auto set = ClaimSet::make(ground, *extraction);
  if (!set) return set.error();
  const auto verifiers = cli::Verifiers::start(ground.workbench);
  if (!verifiers) return verifiers.error();
  analysis::Analyser analyser(ground.vocabulary);
  const pipeline::Stages stages{analyser, *extraction, verifiers->list(), verifiers->runs()};

  Filling filling(*set, files.flat);
  auto growth = nlohmann::ordered_json::object();
  {
    auto casefile = db::Casefile::create(files.casefile);
    if (!casefile) return std::move(casefile).error();
    if (auto put = pipeline::put_runs(*casefile, stages); !put) return put;
    for (const auto& [term, name] : set->names())
      if (auto put = casefile->terms().put(term, name); !put) return put;
    if (auto filled = filling.run(*casefile, settings.claims); !filled) return filled;
    if (auto added = filling.add_figures(figures); !added) return added;
    const auto compared = compare(*casefile, stages);
    if (!compared) return compared.error();
    add_pairing(*compared, filling.claims(), figures);
    growth["insert"] = 1e6 * filling.spent().cpu;
    growth["gather"] = 1e6 * compared->gather.cpu;
    growth["verify"] = 1e6 * compared->verify.cpu;
    growth["store-links"] = 1e6 * compared->store.cpu;
    if (auto done = add_one_more(*casefile, stages, *set, filling, figures, growth); !done) return done;
    if (auto told = verifiers->tell_names(*casefile); !told) return told;
    figures.put("links", compared->links);
  }
  add_bytes(files.casefile, filling.claims(), figures);
  figures.put("cpu_us", growth);
  figures.put("claims", filling.claims());
  figures.put("documents", filling.documents());
  return {};
}

}  // namespace gainsay::bench
