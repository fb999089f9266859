// CSV by libcsv in its strict mode, which knows where a quotation goes wrong; lines are counted
// here.
#include "model/datain/decodetext.h"
#include "model/datain/tablesource.h"

#include <algorithm>
#include <array>
#include <csv.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// The separator that the heading has most of outside of quotations.
char separatorOf(const QByteArray &text)
{
    constexpr std::array candidates{',', ';', '\t', '|'};
    std::array<qsizetype, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == '\n' && std::ranges::any_of(counts, [](auto n) { return n > 0; }))
            break;
        else if (!quoted) {
            const auto at = std::ranges::find(candidates, c);
            if (at != candidates.end())
                ++counts[size_t(at - candidates.begin())];
        }
    }
    return candidates[size_t(std::ranges::max_element(counts) - counts.begin())];
}

// Gathers the callbacks of libcsv to rows.
class RowGatherer
{
public:
    /// `row` gets every row that is not blank; false stops.
    explicit RowGatherer(std::function<bool(qint64, std::span<const QByteArrayView>, QString)> row)
        : m_row(std::move(row))
    {}

    void field(const char *bytes, size_t size)
    {
        // Line ends inside a quotation: LF, or CR alone.
        for (size_t i = 0; i < size; ++i) {
            if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == size || bytes[i + 1] != '\n')))
                ++m_line;
        }
        m_hasNul = m_hasNul || (size > 0 && memchr(bytes, 0, size) != nullptr);
        m_isTooLarge = m_isTooLarge || size > size_t(TableFile::largestCell);
        m_ends.push_back(qsizetype(m_bytes.size()) + qsizetype(size));
        m_bytes.append(bytes, qsizetype(size));
    }

    // Called for every CR and LF outside of quotations, of which CR LF is one line end.
    void end(int terminator)
    {
        if (!m_ends.empty())
            finish();
        if (terminator == '\n' && m_last == '\r' && m_wasBlank)
            m_last = 0;
        else if (terminator >= 0)
            ++m_line;
        m_last = terminator;
        m_wasBlank = true;
        m_rowLine = m_line;
    }

    // A field means that the next LF is not the second half of a CR LF before it.
    void noteField() { m_wasBlank = false; }

    bool isStopped() const { return m_isStopped; }

    qint64 rowLine() const { return m_rowLine; } ///< where the row begins that is being read

private:
    void finish()
    {
        m_cells.clear();
        qsizetype start = 0;
        for (const qsizetype stop : m_ends) {
            m_cells.push_back(QByteArrayView(m_bytes).sliced(start, stop - start));
            start = stop;
        }
        QString problem;
        if (m_hasNul)
            problem = u"it holds a NUL character"_s;
        else if (m_isTooLarge)
            problem = u"a cell in it is larger than 16 MB"_s;
        if (!m_isStopped)
            m_isStopped = !m_row(m_rowLine, m_cells, problem);
        m_ends.clear();
        m_bytes.resize(0);
        m_hasNul = m_isTooLarge = false;
    }

    std::function<bool(qint64, std::span<const QByteArrayView>, QString)> m_row;
    QByteArray m_bytes;
    std::vector<qsizetype> m_ends;
    std::vector<QByteArrayView> m_cells;
    qint64 m_line = 1, m_rowLine = 1;
    int m_last = 0;
    bool m_wasBlank = false, m_hasNul = false, m_isTooLarge = false, m_isStopped = false;
};

void onField(void *bytes, size_t size, void *gatherer)
{
    auto *rows = static_cast<RowGatherer *>(gatherer);
    rows->noteField();
    rows->field(static_cast<const char *>(bytes), size);
}

void onRow(int terminator, void *gatherer)
{
    static_cast<RowGatherer *>(gatherer)->end(terminator);
}

// libcsv's parser, freed with it.
struct CsvParser
{
    explicit CsvParser(char separator)
    {
        csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
        csv_set_delim(&parser, static_cast<unsigned char>(separator));
    }

    ~CsvParser() { csv_free(&parser); }

    CsvParser(const CsvParser &) = delete;
    CsvParser &operator=(const CsvParser &) = delete;

    csv_parser parser;
};

Result<void> parse(QByteArrayView text, char separator, RowGatherer &rows)
{
    constexpr qsizetype step = 1 << 16; // stopping is looked for in between
    CsvParser csv(separator);
    for (qsizetype at = 0; at < text.size() && !rows.isStopped(); at += step) {
        const QByteArrayView part = text.sliced(at, std::min(step, text.size() - at));
        const size_t read =
            csv_parse(&csv.parser, part.data(), size_t(part.size()), onField, onRow, &rows);
        if (read != size_t(part.size())) {
            return Error{
                u"line %1: a quotation mark stands where none can (inside a cell that does not "
                "begin with one, or after one that closed it)"_s.arg(rows.rowLine())};
        }
    }
    if (!rows.isStopped() && csv_fini(&csv.parser, onField, onRow, &rows) != 0)
        return Error{
            u"line %1: a quotation that begins in this row is never closed"_s.arg(rows.rowLine())};
    return {};
}

struct CsvSource : TableFile::Source
{
    QByteArray text;
    qint64 headingLine = 0;

    Result<void> forEachRow(size_t, const TableFile::Each &each) const override
    {
        const qsizetype columns = sheets.front().heading.size();
        RowGatherer rows([&](qint64 line, std::span<const QByteArrayView> cells, QString problem) {
            if (line <= headingLine)
                return true;
            if (problem.isEmpty() && qsizetype(cells.size()) != columns) {
                problem = u"it has %1 %2 and the heading has %3"_s.arg(cells.size())
                              .arg(cells.size() == 1 ? u"cell"_s : u"cells"_s)
                              .arg(columns);
            }
            return each({line, cells, problem});
        });
        return parse(text, separator, rows);
    }
};

Result<void> readHeading(CsvSource &source)
{
    Result<QStringList> heading = Error{u"it is empty"_s};
    RowGatherer rows(
        [&](qint64 line, std::span<const QByteArrayView> cells, const QString &problem) {
            source.headingLine = line;
            if (!problem.isEmpty())
                heading = Error{u"line %1: %2"_s.arg(line).arg(problem)};
            else if (qsizetype(cells.size()) > TableFile::mostColumns)
                heading = Error{u"line %1: it has %L2 columns, and %L3 are taken"_s.arg(line)
                                    .arg(cells.size())
                                    .arg(TableFile::mostColumns)};
            else
                heading = headingNames(cells);
            return false;
        });
    const auto parsed = parse(source.text, source.separator, rows);
    if (!rows.isStopped() && !parsed)
        return parsed;
    if (!heading)
        return heading.error();
    source.sheets.push_back({{}, *std::move(heading)});
    return {};
}

} // namespace

Result<std::unique_ptr<TableFile::Source>> readCsvSource(const QByteArray &bytes,
                                                         const QString &path)
{
    auto decoded = decodeText(bytes);
    if (!decoded)
        return decoded.error();
    auto source = std::make_unique<CsvSource>();
    source->path = path;
    source->charset = decoded->charset;
    source->text = std::move(decoded->utf8);
    source->separator = separatorOf(source->text);
    if (const auto read = readHeading(*source); !read)
        return read.error();
    return std::unique_ptr<TableFile::Source>(std::move(source));
}

} // namespace sourceline
