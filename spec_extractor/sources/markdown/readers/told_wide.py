"""Sentences and labels that list a thing's attributes in Chinese, Japanese and Korean: ``商品：名称、価格``."""

from __future__ import annotations

from spec_extractor.sources.markdown.patterns import lazy

_LIST = r"(?P<list>[^。；;：:（）()]{3,120})"
_HAN = r"(?P<noun>[\u4e00-\u9fff]{2,8}?)"
_KANA = r"(?P<noun>[\u30a0-\u30ff\u4e00-\u9fff]{2,12}?)"
_HANGUL = r"(?P<noun>[\uac00-\ud7a3]{2,10}?)"
_CLOSES = r"(?:等信息|等字段|等|など)?[)）]?$"
_PATTERNS = tuple(
    lazy(pattern)
    for pattern in (
        rf"(?:新增|添加|创建|录入|编辑|登记){_HAN}(?:信息)?[，,（(：:](?:需?填写|输入|包括|包含)?{_LIST}{_CLOSES}",
        rf"^(?:每个|每条|每位|每一个|一个|该)?{_HAN}(?:信息|数据|资料|记录|管理|登记|的信息|的字段|字段)?"
        rf"(?:包括|包含|由|具有|[:：（(])(?:以下)?{_LIST}(?:组成|构成)?{_CLOSES}",
        rf"(?:存储|保存|记录|录入|登记){_HAN}的{_LIST}{_CLOSES}",
        rf"(?:支持)?{_HAN}的增删改查(?:[，,]|[（(：:])(?:字段)?(?:包括|包含)?{_LIST}{_CLOSES}",
        rf"^(?:各)?{_KANA}(?:情報|データ|マスタ|管理|登録|一覧)?[:：（(]{_LIST}{_CLOSES}",
        rf"^(?:各)?{_KANA}(?:情報|データ)?に?は、?{_LIST}(?:を持つ|を含む|を登録する|を保存する|を管理する|からなる|で構成される)$",
        rf"{_KANA}の(?:(?:登録|編集|更新|削除|参照|追加)[・、/]?){{1,5}}[:：（(]{_LIST}{_CLOSES}",
        rf"{_KANA}を(?:登録|追加|作成|管理)(?:する|できる)?[:：（(]{_LIST}{_CLOSES}",
        rf"{_KANA}(?:の|ごとに){_LIST}を(?:登録|保存|管理|記録)",
        rf"^(?:각 )?{_HANGUL} ?(?:정보|데이터|관리|등록|항목)?\s?[:(]\s?{_LIST}{_CLOSES}",
        rf"{_HANGUL} (?:(?:등록|수정|삭제|조회|추가)(?:\s?[/,·]\s?)?){{1,5}}\s?[:(]\s?{_LIST}{_CLOSES}",
        rf"{_HANGUL}(?:별로|의|마다) {_LIST}(?:을|를) (?:저장|등록|관리|기록)",
        rf"{_HANGUL} (?:등록|추가|생성) 시 {_LIST}(?:을|를) 입력",
    )
)
_AND = lazy(r"[、，・,]|以及|和|及|与|와 |과 ")
_SHOWS = lazy(
    r"场景|流程|示例|说明|功能|输入|操作|页脚|页眉|头部|底部|层次|布局|样式|颜色|风格|字体|标题栏|模块|组件|卡片|步骤|显示|展示|列表|排序|筛选|篩選|必填|查询|查詢|搜索|过滤|页面|界面|导出|导入|权限|登录|注册|按钮|字段|欄位|环境|导航|"
    r"表示|検索|並び|画面|一覧|項目|必須|出力|ログイン|표시|정렬|검색|필수|화면|버튼|항목|로그인|목록|내보내기"
)
"""What is shown, searched or set up and holds no rows."""
_LEADS = ("系统", "系統", "システム", "시스템", "用户", "ユーザー", "사용자", "支持", "应", "可以")


def listed_wide(sentence: str) -> tuple[str, str]:
    """The noun of a thing and its attributes, parted by commas, or two empty strings."""
    bare = sentence.strip().strip("。.")
    for pattern in _PATTERNS:
        match = pattern.search(bare)
        noun = match["noun"] if match is not None else ""
        if match is not None and not (noun.startswith(_LEADS) or _SHOWS.search(noun)):
            parts = [part.strip() for part in _AND.split(match["list"])]
            return noun, ", ".join(part for part in parts if part)
    return "", ""
