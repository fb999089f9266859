#pragma once

#include "model/filter/filterspec.h"
#include "model/filter/rowbits.h"
#include "model/text/result.h"

#include <atomic>
#include <functional>

struct sqlite3;

namespace sourceline {

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
    /// Marks the rows of one segment; words past its rows stay 0.
    using Mark = std::function<void(const Segment &, size_t index, std::span<quint64> words)>;

    struct Test
    {
        Mark mark;
        bool negated = false;
    };

    /// Reads through `database`, where names or records are asked for. A term that stands for
    /// nothing (nobody of that name) is a problem and left out: the rest works. Fails only when the
    /// casefile cannot be read; once `cancelled` is true the outcome is of no use.
    static Result<CompiledFilter> compile(sqlite3 *database,
                                          const IncidentTable &table,
                                          const FilterSpec &spec,
                                          const std::atomic_bool *cancelled = nullptr);

    const std::vector<TermProblem> &problems() const { return m_problems; }

    /// False: every row is in it.
    bool isActive() const { return !m_choices.empty(); }

    /// Whether an edit can change the outcome for rows it did not touch, or by more than columns:
    /// it must be compiled again then.
    bool readsRecords() const { return m_readsRecords; }

    /// The living rows it lets through.
    RowBits evaluate(const IncidentTable &table, const std::atomic_bool *cancelled = nullptr) const;
    /// The same of one segment.
    void evaluateSegment(const IncidentTable &table, size_t index, std::span<quint64> words) const;

private:
    std::vector<std::vector<Test>> m_choices;
    std::vector<TermProblem> m_problems;
    bool m_readsRecords = false;
};

} // namespace sourceline
