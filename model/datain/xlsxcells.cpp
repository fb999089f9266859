#include "model/datain/xlsxcells.h"

#include <QLocale>

#include <cmath>
#include <stdexcept>

namespace sourceline {

namespace ss = orcus::spreadsheet;

SheetCells::SheetCells(QString name, const std::vector<std::string> &shared)
    : m_name(std::move(name))
    , m_shared(shared)
{}

SheetCells::~SheetCells() = default;

void SheetCells::put(ss::row_t row, ss::col_t column, QByteArrayView text)
{
    m_rows[row].push_back({column, m_text.size(), text.size()});
    m_text.append(text);
}

void SheetCells::set_auto(ss::row_t row, ss::col_t column, std::string_view text)
{
    put(row, column, {text.data(), qsizetype(text.size())});
}

void SheetCells::set_string(ss::row_t row, ss::col_t column, ss::string_id_t index)
{
    if (index < m_shared.size())
        put(row, column, {m_shared[index].data(), qsizetype(m_shared[index].size())});
}

// The shortest text that reads back as the same number; whole ones without a point.
void SheetCells::set_value(ss::row_t row, ss::col_t column, double value)
{
    constexpr double exact = 9007199254740992.0; // 2^53
    if (value == std::floor(value) && std::abs(value) < exact)
        put(row, column, QByteArray::number(qint64(value)));
    else
        put(row, column, QByteArray::number(value, 'g', QLocale::FloatingPointShortest));
}

void SheetCells::set_bool(ss::row_t row, ss::col_t column, bool value)
{
    put(row, column, value ? QByteArrayView("1") : QByteArrayView("0"));
}

void SheetCells::set_date_time(
    ss::row_t row, ss::col_t column, int year, int month, int day, int, int, double)
{
    put(row,
        column,
        QStringLiteral("%1-%2-%3")
            .arg(year, 4, 10, QLatin1Char('0'))
            .arg(month, 2, 10, QLatin1Char('0'))
            .arg(day, 2, 10, QLatin1Char('0'))
            .toUtf8());
}

void SheetCells::set_position(ss::row_t row, ss::col_t column)
{
    m_formulaRow = row;
    m_formulaColumn = column;
}

void SheetCells::set_result_string(std::string_view value)
{
    set_auto(m_formulaRow, m_formulaColumn, value);
}

void SheetCells::set_result_value(double value)
{
    set_value(m_formulaRow, m_formulaColumn, value);
}

void SheetCells::set_result_bool(bool value)
{
    set_bool(m_formulaRow, m_formulaColumn, value);
}

void SheetCells::forEachRow(const Each &each) const
{
    std::vector<QByteArrayView> row;
    for (const auto &[number, cells] : m_rows) {
        row.clear();
        for (const Cell &cell : cells) {
            if (row.size() <= size_t(cell.column))
                row.resize(size_t(cell.column) + 1);
            row[size_t(cell.column)] = QByteArrayView(m_text).sliced(cell.start, cell.size);
        }
        if (!each(qint64(number) + 1, row))
            return;
    }
}

struct XlsxCells::Strings : ss::iface::import_shared_strings
{
    size_t append(std::string_view text) override
    {
        all.emplace_back(text);
        return all.size() - 1;
    }

    size_t add(std::string_view text) override { return append(text); }

    void set_segment_font(size_t) override {}

    void set_segment_bold(bool) override {}

    void set_segment_italic(bool) override {}

    void set_segment_font_name(std::string_view) override {}

    void set_segment_font_size(double) override {}

    void set_segment_font_color(ss::color_elem_t,
                                ss::color_elem_t,
                                ss::color_elem_t,
                                ss::color_elem_t) override
    {}

    void append_segment(std::string_view text) override { segment += text; }

    size_t commit_segments() override
    {
        const size_t index = append(segment);
        segment.clear();
        return index;
    }

    std::vector<std::string> all;
    std::string segment;
};

struct XlsxCells::Settings : ss::iface::import_global_settings
{
    void set_origin_date(int, int, int) override {}

    void set_default_formula_grammar(ss::formula_grammar_t) override {}

    ss::formula_grammar_t get_default_formula_grammar() const override
    {
        return ss::formula_grammar_t::xlsx;
    }

    void set_character_set(orcus::character_set_t) override {}
};

struct XlsxCells::References : ss::iface::import_reference_resolver
{
    // `AB12`, with or without $; what comes from a file may be anything.
    ss::src_address_t resolve_address(std::string_view text) override
    {
        qint64 column = 0;
        qint64 row = 0;
        size_t at = 0;
        const auto skip = [&] {
            at += at < text.size() && text[at] == '$' ? 1 : 0;
        };
        skip();
        for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && column < 16'384; ++at)
            column = column * 26 + (text[at] - 'A' + 1);
        skip();
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && row <= 1'048'576; ++at)
            row = row * 10 + (text[at] - '0');
        if (at != text.size() || column < 1 || column > 16'384 || row < 1 || row > 1'048'576)
            throw std::invalid_argument("a cell's reference is not one");
        return {0, ss::row_t(row - 1), ss::col_t(column - 1)};
    }

    ss::src_range_t resolve_range(std::string_view text) override
    {
        const size_t colon = text.find(':');
        const ss::src_address_t first = resolve_address(text.substr(0, colon));
        return {first,
                colon == std::string_view::npos ? first : resolve_address(text.substr(colon + 1))};
    }
};

XlsxCells::XlsxCells()
    : m_strings(std::make_unique<Strings>())
    , m_settings(std::make_unique<Settings>())
    , m_references(std::make_unique<References>())
{}

XlsxCells::~XlsxCells() = default;

ss::iface::import_global_settings *XlsxCells::get_global_settings()
{
    return m_settings.get();
}

ss::iface::import_shared_strings *XlsxCells::get_shared_strings()
{
    return m_strings.get();
}

ss::iface::import_reference_resolver *XlsxCells::get_reference_resolver(ss::formula_ref_context_t)
{
    return m_references.get();
}

ss::iface::import_sheet *XlsxCells::append_sheet(ss::sheet_t, std::string_view name)
{
    m_sheets.push_back(std::make_unique<SheetCells>(
        QString::fromUtf8(name.data(), qsizetype(name.size())), m_strings->all));
    return m_sheets.back().get();
}

ss::iface::import_sheet *XlsxCells::get_sheet(std::string_view name)
{
    for (const auto &sheet : m_sheets) {
        if (sheet->name() == QString::fromUtf8(name.data(), qsizetype(name.size())))
            return sheet.get();
    }
    return nullptr;
}

ss::iface::import_sheet *XlsxCells::get_sheet(ss::sheet_t index)
{
    return index >= 0 && size_t(index) < m_sheets.size() ? m_sheets[size_t(index)].get() : nullptr;
}

} // namespace sourceline
