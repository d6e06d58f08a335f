// SPDX-License-Identifier: Apache-2.0
#include "sdk/lexicon/writer.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

#include "gainsay/kit/hash.hpp"
#include "sdk/lexicon/cldr.hpp"
#include "sdk/lexicon/knowledge.hpp"
#include "sdk/lexicon/suffixes.hpp"
#include "sdk/lexicon/trie.hpp"
#include "sdk/lexicon/words.hpp"

namespace gainsay::lexicon {
namespace {

namespace format = kit::lexicon_format;

// The index of every term, by name string; filled once all names are known.
class Terms {
 public:
  Result<void> number(const Pool& pool) {
    for (const auto string : pool.names()) by_value_.emplace_back(kit::term(pool.at(string)).value, string);
    std::sort(by_value_.begin(), by_value_.end());
    for (std::size_t i = 0; i < by_value_.size(); ++i) {
      if (i > 0 && by_value_[i].first == by_value_[i - 1].first) {
        return Error{ErrorCode::BadInput,
                     "the names \"" + pool.at(by_value_[i - 1].second) + "\" and \"" + pool.at(by_value_[i].second) +
                         "\" have the same term",
                     "", "rename one of them"};
      }
      index_.emplace(by_value_[i].second, static_cast<std::uint32_t>(i));
    }
    return {};
  }
  std::uint32_t at(std::uint32_t string) const {
    const auto found = index_.find(string);
    return found == index_.end() ? format::no_term : found->second;
  }
  std::vector<std::uint64_t> values() const {
    std::vector<std::uint64_t> out;
    for (const auto& [value, string] : by_value_) out.push_back(value);
    return out;
  }
  std::vector<std::uint32_t> strings() const {
    std::vector<std::uint32_t> out;
    for (const auto& [value, string] : by_value_) out.push_back(string);
    return out;
  }

 private:
  std::vector<std::pair<std::uint64_t, std::uint32_t>> by_value_;
  std::map<std::uint32_t, std::uint32_t> index_;
};

struct Tables {
  std::vector<format::Table> tables;
  std::vector<std::uint32_t> rows{0}, cells;

  void add_row(Pool& pool, const Row& row) {
    for (const auto& cell : row.columns) cells.push_back(pool.intern(cell));
    rows.push_back(static_cast<std::uint32_t>(cells.size()));
  }
  void add(Pool& pool, std::uint32_t language, std::string_view name, const Row* header, const std::vector<Row>& of) {
    if (header != nullptr) add_row(pool, *header);
    tables.push_back({language, pool.intern(name), static_cast<std::uint32_t>(rows.size() - 1),
                      static_cast<std::uint32_t>(of.size())});
    for (const auto& row : of) add_row(pool, row);
  }
};

class File {
 public:
  File() : bytes_(sizeof(format::Header), '\0') {}

  template <class Record>
  void section(format::SectionId id, const std::vector<Record>& records) {
    bytes_.resize((bytes_.size() + 7) / 8 * 8, '\0');
    header_.sections[id] = {bytes_.size(), records.size() * sizeof(Record)};
    bytes_.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
  }

  std::string finish() {
    bytes_.resize((bytes_.size() + 7) / 8 * 8, '\0');
    std::memcpy(header_.magic, format::magic, sizeof header_.magic);
    header_.version = format::version;
    header_.section_count = format::SectionCount;
    header_.size = bytes_.size();
    const auto body = std::string_view(bytes_).substr(sizeof header_);
    std::memcpy(header_.blake2b, kit::blake2b_hex(body).data(), sizeof header_.blake2b);
    const std::string_view head(reinterpret_cast<const char*>(&header_), offsetof(format::Header, quick));
    header_.quick = format::quick_sum(body, format::quick_sum(head, 0));
    std::memcpy(bytes_.data(), &header_, sizeof header_);
    return std::move(bytes_);
  }

 private:
  format::Header header_{};
  std::string bytes_;
};

constexpr std::string_view table_language = "en";  // of the column `label` of the tables

class Compiler {
 public:
  Compiler(const std::vector<LanguageFile>& languages, const std::vector<KnowledgeFile>& knowledge)
      : languages_(languages), knowledge_(knowledge) {}

  Result<Compiled> run() {
    auto facts = derive(knowledge_);
    if (!facts) return facts.error();
    facts_ = *std::move(facts);
    for (const auto& name : facts_.names) pool_.name(name);
    Words words(pool_, facts_.ids);
    if (auto done = add_languages(words); !done) return done.error();
    if (auto done = check_labels(); !done) return done.error();
    for (const auto& file : knowledge_)
      tables_.add(pool_, format::knowledge_tables, file.name, &file.header, file.rows);
    write_labels(words);
    write_facts_strings();
    if (auto done = terms_.number(pool_); !done) return done.error();
    return write(words);
  }

 private:
  Result<void> add_languages(Words& words) {
    std::vector<std::string> full;
    for (const auto& file : languages_) full.push_back(file.code);
    const auto supplied = supplied_languages(facts_.regions, full);
    for (const auto& file : languages_) {
      const auto language = static_cast<std::uint16_t>(language_records_.size());
      const auto name = file.meta("name");
      language_records_.push_back({pool_.intern(file.code), pool_.intern(name.empty() ? file.code : name), 0, 0});
      add_labels(words, language, file.code);
      for (const auto& section : file.sections) tables_.add(pool_, language, section.name, nullptr, section.rows);
      auto classes = add_suffixes(suffixes_, pool_, language, file);
      if (!classes) return classes.error();
      const auto own = supplied.find(file.code);
      static const std::vector<SuppliedRow> none;
      if (auto done = words.add_language(language, file, own == supplied.end() ? none : own->second.rows, *classes);
          !done)
        return done;
    }
    for (const auto& [tag, own] : supplied) {
      if (std::find(full.begin(), full.end(), tag) != full.end()) continue;
      const auto language = static_cast<std::uint16_t>(language_records_.size());
      language_records_.push_back({pool_.intern(tag), pool_.intern(own.name), 1, 0});
      add_labels(words, language, tag);
      words.add_partial(language, own.rows);
    }
    return {};
  }

  void add_labels(Words& words, std::uint16_t language, std::string_view tag) {
    for (const auto& label : facts_.reader_labels)
      if (label.language == tag) words.add_label(language, label.id, label.text);
    // What the tables call an id is a name proper; the first form of a row is just what texts say.
    if (tag == table_language)
      for (const auto& [id, text] : facts_.labels) words.add_label(language, id, text);
    languages_known_.emplace(tag);
  }

  // A label in a language that neither has a file nor is CLDR's would be lost without a word.
  Result<void> check_labels() const {
    for (const auto& label : facts_.reader_labels)
      if (languages_known_.count(label.language) == 0)
        return bad_row(label.path, label.line, "no language has the code \"" + label.language + "\"");
    return {};
  }

  void write_labels(const Words& words) {
    for (const auto& [key, text] : words.labels()) labels_.push_back({key.second, key.first, text});
    for (const auto& [id, text] : facts_.labels)
      labels_.push_back({pool_.name(id), format::knowledge_tables, pool_.intern(text)});
  }

  void write_facts_strings() {
    for (const auto& [id, facts] : facts_.entities) pool_.name(facts.type);
  }

  std::uint32_t term_of(const std::string& name) {
    return name.empty() ? format::no_term : terms_.at(pool_.intern(name));
  }

  void close(const std::set<std::string>& names, std::vector<std::uint32_t>& out, std::uint32_t& first,
             std::uint32_t& count) {
    first = static_cast<std::uint32_t>(out.size());
    for (const auto& name : names) out.push_back(term_of(name));
    std::sort(out.begin() + first, out.end());
    count = static_cast<std::uint32_t>(out.size()) - first;
  }

  template <class Record>
  static void sort_by_term(std::vector<Record>& records) {
    std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.term < b.term; });
  }

  void write_facts(File& file) {
    std::vector<format::Entity> entities;
    std::vector<std::uint32_t> part_of, is_a;
    for (const auto& [id, facts] : facts_.entities) {
      format::Entity record{term_of(id), term_of(facts.type), term_of(facts.state), 0, 0};
      close(facts.wholes, part_of, record.part_first, record.part_count);
      entities.push_back(record);
    }
    std::vector<format::Concept> concepts;
    for (const auto& [id, kinds] : facts_.kinds) {
      format::Concept record{term_of(id), 0, 0};
      close(kinds, is_a, record.first, record.count);
      concepts.push_back(record);
    }
    std::vector<format::OfficeTerm> offices;
    for (const auto& held : facts_.offices)
      offices.push_back({term_of(held.office), term_of(held.person), held.from, held.to});
    std::stable_sort(offices.begin(), offices.end(), [](const auto& a, const auto& b) { return a.office < b.office; });
    sort_by_term(entities);
    sort_by_term(concepts);
    file.section(format::Entities, entities);
    file.section(format::PartOf, part_of);
    file.section(format::Concepts, concepts);
    file.section(format::IsA, is_a);
    file.section(format::Terms, offices);
    for (auto& label : labels_) label.term = terms_.at(label.term);
    std::sort(labels_.begin(), labels_.end(), [](const auto& a, const auto& b) {
      return a.term != b.term ? a.term < b.term : a.language < b.language;
    });
    file.section(format::Labels, labels_);
  }

  // Groups the postings by key: fills `keys`, whose units stay in `keyed`.
  static std::vector<format::Posting> group(std::vector<KeyedPosting>& keyed, std::vector<TrieKey>& keys) {
    const auto order = [](const format::Posting& p) { return std::tuple(p.language, p.entry, p.form, p.flags); };
    std::sort(keyed.begin(), keyed.end(), [&](const KeyedPosting& a, const KeyedPosting& b) {
      return a.key != b.key ? a.key < b.key : order(a.posting) < order(b.posting);
    });
    const auto same = [&](const KeyedPosting& a, const KeyedPosting& b) {
      return a.key == b.key && order(a.posting) == order(b.posting);
    };
    keyed.erase(std::unique(keyed.begin(), keyed.end(), same), keyed.end());
    std::vector<format::Posting> postings;
    for (std::size_t i = 0; i < keyed.size(); ++i) {
      if (i == 0 || keyed[i].key != keyed[i - 1].key) keys.push_back({keyed[i].key, static_cast<std::uint32_t>(i)});
      postings.push_back(keyed[i].posting);
      const bool last = i + 1 == keyed.size() || keyed[i + 1].key != keyed[i].key;
      if (last) postings.back().flags |= format::posting_flag::Last;
    }
    return postings;
  }

  static void write_starts(File& file, const std::vector<KeyedPosting>& keyed,
                           const std::vector<format::Entry>& entries) {
    std::map<std::pair<std::uint16_t, std::uint16_t>, std::set<std::uint16_t>> hashes;
    for (const auto& [key, posting] : keyed) {
      const std::size_t size = std::min(key.size(), format::start_units);
      hashes[{posting.language, entries[posting.entry].category}].insert(format::start_hash(key.data(), size));
    }
    std::vector<format::Start> starts;
    std::vector<std::uint16_t> all;
    for (const auto& [of, own] : hashes) {
      starts.push_back(
          {of.first, of.second, static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(own.size())});
      all.insert(all.end(), own.begin(), own.end());
    }
    file.section(format::Starts, starts);
    file.section(format::StartHashes, all);
  }

  Result<Compiled> write(Words& words) {
    Compiled out;
    std::vector<format::Entry> entries = words.entries();
    for (auto& entry : entries) entry.term = terms_.at(entry.term);
    std::vector<TrieKey> keys;
    const auto postings = group(words.postings(), keys);
    const Trie trie = build_trie(keys);
    File file;
    write_facts(file);
    write_strings(file);
    file.section(format::TermValues, terms_.values());
    file.section(format::TermNames, terms_.strings());
    file.section(format::Languages, language_records_);
    file.section(format::Categories, words.categories());
    file.section(format::Entries, entries);
    file.section(format::Symbols, trie.symbols);
    file.section(format::Slots, trie.slots);
    write_starts(file, words.postings(), entries);
    file.section(format::Postings, postings);
    file.section(format::SuffixClasses, suffixes_.classes);
    file.section(format::SuffixForms, suffixes_.forms);
    file.section(format::SuffixUnits, suffixes_.units);
    file.section(format::Tables, tables_.tables);
    file.section(format::Rows, tables_.rows);
    file.section(format::Cells, tables_.cells);
    out.bytes = file.finish();
    out.summary = {languages_.size(), language_records_.size() - languages_.size(),
                   entries.size(),    keys.size(),
                   trie.slots.size(), facts_.entities.size()};
    return out;
  }

  void write_strings(File& file) {
    std::vector<std::uint32_t> offsets;
    std::vector<char> text;
    for (std::uint32_t i = 0; i < pool_.size(); ++i) {
      offsets.push_back(static_cast<std::uint32_t>(text.size()));
      text.insert(text.end(), pool_.at(i).begin(), pool_.at(i).end());
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    file.section(format::StringOffsets, offsets);
    file.section(format::StringBytes, text);
  }

  const std::vector<LanguageFile>& languages_;
  const std::vector<KnowledgeFile>& knowledge_;
  Knowledge facts_;
  Pool pool_;
  Terms terms_;
  Tables tables_;
  Suffixes suffixes_;
  std::vector<format::Language> language_records_;
  std::set<std::string, std::less<>> languages_known_;
  std::vector<format::Label> labels_;  // term: name string until the terms are numbered
};

}  // namespace

Result<Compiled> compile(const std::vector<LanguageFile>& languages, const std::vector<KnowledgeFile>& knowledge) {
  return Compiler(languages, knowledge).run();
}

}  // namespace gainsay::lexicon
