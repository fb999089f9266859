#pragma once

#include "model/filter/filterspec.h"
#include "model/filter/rowbits.h"
#include "model/text/result.h"

#include <atomic>
#include <functional>
#include <memory>

struct sqlite3;

namespace sourceline {

class DocumentLinks;
class RecordTerms;

/// A term that stands for nothing in this casefile: `spec.all[choice][term]`, and a sentence of
/// what is not there.
struct TermProblem
{
    size_t choice = 0, term = 0;
    QString sentence;
};

/// A filter ready to run over a snapshot: names looked up, vocabularies turned to codes, and what
/// columns do not hold (words, speakers, sources, notes, tags, …) read from the casefile as of the
/// compiling. Immutable; any thread may evaluate it.
class CompiledFilter
{
public:
    struct Mark
    {
        /// Keeps, of the rows in `words` (none behind the segment's last), those that match.
        std::function<void(const Segment &, size_t index, std::span<quint64> words)> keep;
        /// Read of each row. Parts that read least are asked first: the others then have fewer
        /// rows.
        size_t bytes = 0;

        explicit operator bool() const { return static_cast<bool>(keep); }
    };

    struct Test
    {
        Mark mark;
        bool negated = false;
    };

    /// Reads through `database`, where names or records are asked for. A term that stands for
    /// nothing (nobody of that name) is a problem and left out: the rest works. Fails only when the
    /// casefile cannot be read; once `cancelled` is true the outcome is of no use. `before`:
    /// compiled over the same snapshot, the record being unchanged since; what both ask is taken
    /// from it, so that typing one term more costs that term. `links`: of the snapshot, where they
    /// have been read; documents lead to incidents by them instead of by a join.
    static Result<CompiledFilter> compile(sqlite3 *database,
                                          const IncidentTable &table,
                                          const FilterSpec &spec,
                                          const std::atomic_bool *cancelled = nullptr,
                                          const CompiledFilter *before = nullptr,
                                          const DocumentLinks *links = nullptr);

    const std::vector<TermProblem> &problems() const { return m_problems; }

    /// False: every row is in it.
    bool isActive() const;

    /// Whether an edit can change the outcome for rows it did not touch, or by more than columns:
    /// it must be compiled again then.
    bool readsRecords() const;

    /// Whether it asks all that `before` asks, and so lets through none but rows of its.
    bool refines(const CompiledFilter &before) const;

    /// The same filter of nothing but those choices, numbered as in its spec, that `keeps`.
    CompiledFilter only(const std::function<bool(size_t choice)> &keeps) const;

    /// The living rows it lets through.
    RowBits evaluate(const IncidentTable &table, const std::atomic_bool *cancelled = nullptr) const;
    /// The same where it refines `before`, whose rows are `within`: only what it asks beside is
    /// looked at.
    RowBits evaluateWithin(const IncidentTable &table,
                           const CompiledFilter &before,
                           const RowBits &within,
                           const std::atomic_bool *cancelled = nullptr) const;
    /// The same of one segment.
    void evaluateSegment(const IncidentTable &table, size_t index, std::span<quint64> words) const;

private:
    /// A choice of the spec, its terms that are switched off left out; never changed once made.
    struct Part
    {
        FilterSpec::Choice source;
        std::vector<Test> tests; ///< none: it holds for everything
        std::vector<TermProblem> problems;
        bool readsRecords = false;

        size_t bytes() const; ///< that are read of each row at most
    };

    using Parts = std::vector<std::shared_ptr<const Part>>;

    static Result<void>
    readTerms(Part &part, RecordTerms &records, const std::atomic_bool *cancelled);
    static bool
    narrow(const Part &part, const Segment &segment, size_t index, std::span<quint64> words);
    static std::shared_ptr<const Part> find(const Parts &parts, const FilterSpec::Choice &source);

    void arrange();

    Parts m_parts;   ///< as in the spec
    Parts m_inOrder; ///< the same as they are asked
    std::vector<TermProblem> m_problems;
};

} // namespace sourceline
