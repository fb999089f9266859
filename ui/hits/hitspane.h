#pragma once

#include "model/filter/searchhits.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QListView;
class QStackedLayout;
class QToolButton;

namespace sourceline {

class EmptyState;
class HitsModel;
class Workbench;

/// The texts that hold the words of the search field, ranked, each with the sentence that says it:
/// articles, statements, incidents and notes. The current one is shown in the article or incident
/// pane; Enter goes there. First the first ones, at once; the ranked list follows. Whatever reads
/// runs on workers, the latest search winning.
class HitsPane : public QWidget
{
    Q_OBJECT

public:
    explicit HitsPane(Workbench &workbench, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }

    /// Of one kind, or of all.
    void list(std::optional<HitKind> kind);

signals:
    void countChanged(int count);
    void incidentAsked(); ///< the hit belongs to the current incident
    /// The article at a sentence: `shown` is the document row whose text it is of. Not valid: the
    /// hit is in no article.
    void passageAsked(sourceline::Id document, sourceline::Id shown, sourceline::TextRange range);
    void textAsked(); ///< the keyboard goes there
    void said(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Found
    {
        HitList list;
        std::vector<SearchHit> hits; ///< the first of the list
    };

    using Cancel = std::shared_ptr<std::atomic<bool>>;

    void build();
    void follow();
    void search();
    void count();
    void ask(bool ranked);
    void take(const Found &found);
    void readOn(const HitList &list, size_t from);
    void showCounts();
    void showEmpty(const QString &problem = {});
    bool open(bool goes);

    Workbench &m_workbench;
    HitsModel *m_model;
    QLabel *m_count;
    QButtonGroup *m_kinds;
    QListView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    WordQuery m_query;
    std::optional<HitKind> m_kind;
    HitList m_list;
    Cancel m_cancelled;
    bool m_stale = true;      ///< not listed: nobody looks
    bool m_searching = false; ///< the ranked list is on its way
    bool m_untouched = true;  ///< nobody has moved in the list of this search
    bool m_taking = false;    ///< a list comes in: nobody moves
};

} // namespace sourceline
