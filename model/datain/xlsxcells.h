#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <orcus/spreadsheet/import_interface.hpp>
#include <vector>

namespace sourceline {

/// The cells of one sheet as texts, in the order of the file.
class SheetCells : public orcus::spreadsheet::iface::import_sheet,
                   private orcus::spreadsheet::iface::import_formula
{
public:
    SheetCells(QString name, const std::vector<std::string> &shared);
    ~SheetCells() override;

    QString name() const { return m_name; }

    /// Rows that have cells, with their number from 1; what is not there is empty. False stops.
    using Each = std::function<bool(qint64 line, std::vector<QByteArrayView> &row)>;
    void forEachRow(const Each &each) const;

    // What liborcus calls.
    import_formula *get_formula() override { return this; }

    void set_auto(orcus::spreadsheet::row_t row,
                  orcus::spreadsheet::col_t column,
                  std::string_view text) override;
    void set_string(orcus::spreadsheet::row_t row,
                    orcus::spreadsheet::col_t column,
                    orcus::spreadsheet::string_id_t index) override;
    void set_value(orcus::spreadsheet::row_t row,
                   orcus::spreadsheet::col_t column,
                   double value) override;
    void
    set_bool(orcus::spreadsheet::row_t row, orcus::spreadsheet::col_t column, bool value) override;
    void set_date_time(orcus::spreadsheet::row_t row,
                       orcus::spreadsheet::col_t column,
                       int year,
                       int month,
                       int day,
                       int hour,
                       int minute,
                       double second) override;

    void set_format(orcus::spreadsheet::row_t, orcus::spreadsheet::col_t, size_t) override {}

    void set_format(orcus::spreadsheet::row_t,
                    orcus::spreadsheet::col_t,
                    orcus::spreadsheet::row_t,
                    orcus::spreadsheet::col_t,
                    size_t) override
    {}

    void fill_down_cells(orcus::spreadsheet::row_t,
                         orcus::spreadsheet::col_t,
                         orcus::spreadsheet::row_t) override
    {}

    orcus::spreadsheet::range_size_t get_sheet_size() const override { return {1'048'576, 16'384}; }

private:
    // Of a cell with a formula, what it last came to.
    void set_position(orcus::spreadsheet::row_t row, orcus::spreadsheet::col_t column) override;

    void set_formula(orcus::spreadsheet::formula_grammar_t, std::string_view) override {}

    void set_shared_formula_index(size_t) override {}

    void set_result_string(std::string_view value) override;
    void set_result_value(double value) override;
    void set_result_bool(bool value) override;

    void set_result_empty() override {}

    void commit() override {}

    void put(orcus::spreadsheet::row_t row, orcus::spreadsheet::col_t column, QByteArrayView text);

    struct Cell
    {
        int column = 0;
        qsizetype start = 0, size = 0;
    };

    QString m_name;
    const std::vector<std::string> &m_shared;
    QByteArray m_text;
    std::map<int, std::vector<Cell>> m_rows;
    orcus::spreadsheet::row_t m_formulaRow = 0;
    orcus::spreadsheet::col_t m_formulaColumn = 0;
};

/// What liborcus hands a workbook to: texts and references only; styles, formulas and pictures are
/// not asked for.
class XlsxCells : public orcus::spreadsheet::iface::import_factory
{
public:
    XlsxCells();
    ~XlsxCells() override;

    std::vector<std::unique_ptr<SheetCells>> takeSheets() { return std::move(m_sheets); }

    orcus::spreadsheet::iface::import_global_settings *get_global_settings() override;
    orcus::spreadsheet::iface::import_shared_strings *get_shared_strings() override;
    orcus::spreadsheet::iface::import_reference_resolver *
    get_reference_resolver(orcus::spreadsheet::formula_ref_context_t context) override;
    orcus::spreadsheet::iface::import_sheet *append_sheet(orcus::spreadsheet::sheet_t index,
                                                          std::string_view name) override;
    orcus::spreadsheet::iface::import_sheet *get_sheet(std::string_view name) override;
    orcus::spreadsheet::iface::import_sheet *get_sheet(orcus::spreadsheet::sheet_t index) override;

    void finalize() override {}

private:
    struct Strings;
    struct Settings;
    struct References;
    std::unique_ptr<Strings> m_strings;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<References> m_references;
    std::vector<std::unique_ptr<SheetCells>> m_sheets;
};

} // namespace sourceline
