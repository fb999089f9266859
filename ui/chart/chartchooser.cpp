#include "ui/chart/chartchooser.h"

#include "ui/chart/chartchoices.h"
#include "ui/chart/chartcolours.h"
#include "ui/common/flowlayout.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace sourceline {

using namespace chartchoices;
using namespace Qt::StringLiterals;

namespace {

using Kind = ChartSpec::Kind;

constexpr auto lastCategory = ChartSpec::Category::Accusation;

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

void choose(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(std::max(box->findData(value), 0));
}

// What check() accepts in place of `member`.
template <typename T>
std::vector<T> sound(ChartSpec spec, T ChartSpec::*member, int last)
{
    std::vector<T> all;
    for (int i = 0; i <= last; ++i) {
        spec.*member = static_cast<T>(i);
        if (spec.check())
            all.push_back(spec.*member);
    }
    return all;
}

} // namespace

ChartChooser::ChartChooser(QWidget *first, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::small);
    auto *boxes = new FlowLayout; // a choice that has no room goes on in the next line, uncut
    boxes->setSpacing(spacing::medium);
    layout->addLayout(boxes);
    if (first)
        boxes->addWidget(first);
    m_kind = addBox(tr("Kind"));
    m_measure = addBox(tr("Measure"));
    m_period = addBox(tr("Period"));
    m_grouping = addBox(tr("Bars"));
    m_stacking = addBox(tr("Split by"));
    for (QComboBox *box : {m_kind, m_measure, m_period, m_grouping, m_stacking})
        boxes->addWidget(box);
    addSorting();
    for (QWidget *choice : {static_cast<QWidget *>(m_order),
                            static_cast<QWidget *>(m_top),
                            static_cast<QWidget *>(m_retelling),
                            static_cast<QWidget *>(m_colours)})
        boxes->addWidget(choice);
    m_wordsAsked = new QToolButton(this);
    m_wordsAsked->setText(tr("Words ▾"));
    m_wordsAsked->setAccessibleName(tr("Words"));
    m_wordsAsked->setToolTip(tr("Headline, subtitle and a caveat of your own"));
    m_wordsAsked->setCheckable(true);
    m_wordsAsked->setFocusPolicy(Qt::TabFocus);
    m_wordsAsked->hide();
    boxes->addWidget(m_wordsAsked);
    m_words = new QWidget(this);
    auto *words = new QHBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(spacing::medium);
    layout->addWidget(m_words);
    connect(m_wordsAsked, &QToolButton::toggled, m_words, &QWidget::setVisible);
    m_title = addWords(tr("Headline"));
    m_subtitle = addWords(tr("Subtitle, made from the data where empty"));
    m_caveat = addWords(tr("A caveat of your own"));
    for (QLineEdit *line : {m_title, m_subtitle, m_caveat})
        words->addWidget(line);
    const QScopedValueRollback filling(m_isFilling, true);
    for (const auto &[kind, label] : kinds)
        m_kind->addItem(tr(label), static_cast<int>(kind));
    for (int i = 0; i <= static_cast<int>(ChartSpec::Period::Year); ++i)
        m_period->addItem(capital(chartPeriodName(static_cast<ChartSpec::Period>(i))), i);
    setSpec({});
}

void ChartChooser::setFolding(bool folds)
{
    m_wordsAsked->setVisible(folds);
    m_words->setVisible(!folds || m_wordsAsked->isChecked());
}

void ChartChooser::addSorting()
{
    m_order = addBox(tr("Order"));
    m_top = new QSpinBox(this);
    m_top->setAccessibleName(tr("Bars at most"));
    m_top->setToolTip(tr("Bars shown by name; the others are gathered into one"));
    m_top->setRange(1, 100);
    m_top->setPrefix(tr("Bars: "));
    m_top->setKeyboardTracking(false);
    connect(m_top, &QSpinBox::valueChanged, this, &ChartChooser::take);
    m_retelling = new QCheckBox(tr("With retelling"), this);
    m_retelling->setToolTip(tr("Also what articles say in their own voice"));
    connect(m_retelling, &QCheckBox::toggled, this, &ChartChooser::take);
    m_colours = new ChartColours(this);
    m_colours->hide();
    connect(m_colours, &ChartColours::changed, this, [this](const QHash<QString, QString> &all) {
        if (m_spec.colours == all)
            return;
        m_spec.colours = all;
        emit changed();
    });
}

QComboBox *ChartChooser::addBox(const QString &name)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    // Not activated: letters typed into a box choose too.
    connect(box, &QComboBox::currentIndexChanged, this, &ChartChooser::take);
    return box;
}

QLineEdit *ChartChooser::addWords(const QString &name)
{
    auto *line = new QLineEdit(this);
    line->setAccessibleName(name);
    line->setPlaceholderText(name);
    connect(line, &QLineEdit::editingFinished, this, &ChartChooser::take);
    return line;
}

void ChartChooser::setSpec(const ChartSpec &spec)
{
    m_spec = spec;
    m_worded.reset();
    fill();
}

void ChartChooser::fill()
{
    const QScopedValueRollback filling(m_isFilling, true);
    choose(m_kind, static_cast<int>(m_spec.kind));
    choose(m_period, static_cast<int>(m_spec.period));
    const bool isTime = m_spec.kind == Kind::Events || m_spec.kind == Kind::Cumulative
                        || m_spec.kind == Kind::Accusations;
    m_period->setVisible(isTime);
    m_measure->clear();
    for (size_t i = 0; i < measures.size(); ++i) {
        ChartSpec tried = m_spec;
        tried.measure = measures[i].measure;
        tried.munitionsMeasure = QLatin1String(measures[i].munitions);
        if (tried.check())
            m_measure->addItem(tr(measures[i].label), static_cast<int>(i));
        if (tried.measure == m_spec.measure && tried.munitionsMeasure == m_spec.munitionsMeasure)
            m_measure->setCurrentIndex(m_measure->findData(static_cast<int>(i)));
    }
    const bool counts = m_spec.kind != Kind::Accusations && m_spec.kind != Kind::Stances
                        && m_spec.kind != Kind::Coverage;
    m_measure->setVisible(counts && m_measure->count() > 1);
    const auto fillCategories =
        [this](QComboBox *box, ChartSpec::Category ChartSpec::*member, const QString &none) {
            box->clear();
            for (const ChartSpec::Category category :
                 sound(m_spec, member, static_cast<int>(lastCategory)))
                box->addItem(category == ChartSpec::Category::None
                                 ? none
                                 : capital(chartCategoryName(category)),
                             static_cast<int>(category));
            choose(box, static_cast<int>(m_spec.*member));
            box->setVisible(box->count() > 1);
        };
    fillCategories(m_grouping, &ChartSpec::grouping, tr("No bars"));
    fillCategories(m_stacking, &ChartSpec::stacking, tr("Not split"));
    m_grouping->setVisible(m_spec.kind == Kind::Ranked);
    m_stacking->setVisible(m_stacking->count() > 1 && m_spec.kind != Kind::Stances);
    fillSorting();
    m_title->setText(m_spec.title);
    m_subtitle->setText(m_spec.subtitle);
    m_caveat->setText(m_spec.caveat);
    for (QLineEdit *line : {m_title, m_subtitle, m_caveat})
        line->setCursorPosition(0); // the beginning of a headline tells it
}

void ChartChooser::fillSorting()
{
    const bool isOfFigures = m_spec.kind == Kind::Figures;
    m_order->clear();
    for (const auto &[order, label] : orders) {
        if (order == ChartSpec::Order::Largest || (order == ChartSpec::Order::Date) == isOfFigures)
            m_order->addItem(tr(label), static_cast<int>(order));
    }
    // Bars by date there are none: the largest come first then.
    choose(m_order, static_cast<int>(m_spec.order));
    m_order->setVisible(isOfBars(m_spec) || isOfFigures);
    m_top->setValue(m_spec.top);
    m_top->setVisible(isOfBars(m_spec));
    m_retelling->setChecked(m_spec.retelling);
    m_retelling->setVisible(m_spec.kind == Kind::Accusations);
}

} // namespace sourceline
