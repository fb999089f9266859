#pragma once

#include "model/chart/chartspec.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace sourceline {

class ChartColours;

/// Kind, measure, period, bars, stacks, order, colours, and the words of a chart. Offers only what
/// makes a chart together.
class ChartChooser : public QWidget
{
    Q_OBJECT

public:
    /// `first` stands before the choices, on their line.
    explicit ChartChooser(QWidget *first = nullptr, QWidget *parent = nullptr);

    const ChartSpec &spec() const { return m_spec; }

    void setSpec(const ChartSpec &spec);
    /// The filter that the chart is of now, chosen elsewhere. Words written over the data of
    /// another are dropped.
    void setFilter(const FilterSpec &filter);

    /// Whether headline, subtitle and caveat wait behind a button.
    void setFolding(bool folds);

    ChartColours *colours() const { return m_colours; }

signals:
    void changed(); ///< by the person
    /// Headline and subtitle were of another question, or of the same about other data, and are
    /// gone; asking it again brings them back.
    void wordsDropped(const QString &headline);

private:
    QComboBox *addBox(const QString &name);
    QLineEdit *addWords(const QString &name);
    void addSorting();
    void fill();
    void fillSorting();
    void take();
    void takeSplit(const ChartSpec &before);
    void takeWords(const ChartSpec &before);

    ChartSpec m_spec;
    std::optional<ChartSpec> m_worded; ///< the question whose words were dropped, with them
    QComboBox *m_kind, *m_measure, *m_period, *m_grouping, *m_stacking, *m_order;
    QSpinBox *m_top;
    QCheckBox *m_retelling;
    ChartColours *m_colours;
    QToolButton *m_wordsAsked;
    QWidget *m_words;
    QLineEdit *m_title, *m_subtitle, *m_caveat;
    bool m_isFilling = false;
};

} // namespace sourceline
